package dev.monitored.profiler;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.call.CallOutputs;
import dev.monitored.profiler.slice.Profile;
import dev.monitored.profiler.slice.ProfileKind;
import dev.monitored.profiler.slice.Profiler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProfilerAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProfilerAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=*";

	private static final String ALLOWED = "management.endpoint.profiler.access=UNRESTRICTED";

	private static final String CONTINUOUS = "monitored.profiler.continuous.enabled=true";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(MonitoredContext.configuration());

	@Test
	void createsNothingWhereAllIsExposedAndAccessIsNotAllowed() {
		this.runner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ProfilerEndpoint.class)
				.doesNotHaveBean(Profiler.class));
	}

	@Test
	void createsNothingWhereAccessIsAllowedAndNothingIsExposed() {
		this.runner.withPropertyValues(ALLOWED)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Profiler.class));
	}

	@Test
	void hearsOfNoCallUntilAProfileIsAskedFor() {
		this.runner.withPropertyValues(EXPOSED, ALLOWED).run((context) -> {
			assertThat(context).hasSingleBean(ProfilerEndpoint.class);
			assertThat(context.getBean(CallOutputs.class).witness()).isNull();
		});
	}

	@Test
	void recordsAllTheTimeIfThatIsWanted() {
		AtomicReference<CallOutputs> outputs = new AtomicReference<>();
		this.runner.withPropertyValues(EXPOSED, ALLOWED, CONTINUOUS).run((context) -> {
			outputs.set(context.getBean(CallOutputs.class));
			Patience.await("it is recorded", () -> outputs.get().witness() != null);
		});
		assertThat(outputs.get().witness()).isNull();
	}

	@Test
	void warnsThatWhatIsRecordedCannotBeRead(CapturedOutput output) {
		this.runner.withPropertyValues(EXPOSED, CONTINUOUS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Profiler.class));
		assertThat(output).containsOnlyOnce("monitored.profiler.continuous.enabled has no effect")
			.contains("management.endpoint.profiler.access=unrestricted");
	}

	@ParameterizedTest
	@CsvSource({ "window, 59s, is not from 1m to 1h", "window, 61m, is not from 1m to 1h",
			"max-size, 4MB, is less than 5MB" })
	void refusesBoundsThatMakeNoSense(String setting, String value, String reason) {
		this.runner.withPropertyValues(EXPOSED, ALLOWED, "monitored.profiler.continuous." + setting + "=" + value)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("monitored.profiler.continuous." + setting, reason));
	}

	@ParameterizedTest
	@ValueSource(strings = { "monitored.profiler.enabled=false", "management.endpoint.profiler.access=NONE" })
	void canBeTurnedOff(String property) {
		this.runner.withPropertyValues(EXPOSED, ALLOWED, property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Profiler.class));
	}

	@Test
	void isThereForEitherEndpoint() {
		this.runner.withPropertyValues(EXPOSED, "management.endpoint.pprof.access=READ_ONLY")
			.run((context) -> assertThat(context).hasSingleBean(PprofEndpoint.class)
				.hasSingleBean(Profiler.class)
				.doesNotHaveBean(ProfilerEndpoint.class));
		this.runner.withPropertyValues(EXPOSED, ALLOWED)
			.run((context) -> assertThat(context).hasSingleBean(ProfilerEndpoint.class)
				.hasSingleBean(Profiler.class)
				.doesNotHaveBean(PprofEndpoint.class));
	}

	@Test
	void recordsWherePyroscopesAgentDoesNotRun(CapturedOutput output) {
		this.runner
			.withPropertyValues(EXPOSED, ALLOWED, "monitored.profiler.pyroscope.server-address=http://pyroscope:4040")
			.withSystemProperties("pyroscope.agent.enabled=false")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(Profiler.class).begin(ProfileKind.CPU, Duration.ofSeconds(1)).state())
					.isEqualTo(Profile.State.RECORDING);
			});
		assertThat(output).contains("Pyroscope's agent does not start, and no profiles are pushed");
	}

	@Test
	void backsOffToAnotherEndpoint() {
		this.runner.withPropertyValues(EXPOSED, ALLOWED)
			.withUserConfiguration(OwnProfiler.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(Profiler.class)
				.hasBean("monitoredProfilerEndpoint"));
	}

	@Test
	void isNotThereWithoutActuator() {
		this.runner.withPropertyValues(EXPOSED, ALLOWED)
			.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Profiler.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnProfiler {

		@Bean
		String monitoredProfilerEndpoint() {
			return "own";
		}

	}

}
