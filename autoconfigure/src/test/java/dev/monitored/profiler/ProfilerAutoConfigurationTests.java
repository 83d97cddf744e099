package dev.monitored.profiler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;
import dev.monitored.call.CallOutputs;
import dev.monitored.profiler.slice.Profiler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProfilerAutoConfiguration}.
 */
class ProfilerAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=*";

	private static final String ALLOWED = "management.endpoint.profiler.access=UNRESTRICTED";

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
