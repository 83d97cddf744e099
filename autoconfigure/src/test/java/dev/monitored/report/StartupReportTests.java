package dev.monitored.report;

import java.time.Duration;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartupReport}.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupReportTests {

	private static final LoggingSystem LOGGING = LoggingSystem.get(StartupReportTests.class.getClassLoader());

	@AfterEach
	void resetLevel() {
		LOGGING.setLogLevel(StartupReport.class.getName(), null);
	}

	@Test
	void saysHowManySlosThereAre(CapturedOutput output) {
		start(LogLevel.INFO, "checkout.availability=99.9%", "checkout.latency=p95 < 500ms");
		assertThat(output).contains("INFO",
				"SLOs: 1, with 2 objectives; add slo to management.endpoints.web.exposure.include to see how they are kept")
			.doesNotContain("The SLOs of this application", "WARN");
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.endpoints.web.exposure.include=slo",
			"management.endpoints.web.exposure.include=*", "management.endpoints.jmx.exposure.include=slo" })
	void namesTheEndpointWhereItIsExposed(String exposure, CapturedOutput output) {
		start(LogLevel.INFO, (runner) -> runner.withPropertyValues("spring.jmx.enabled=true", exposure),
				"checkout.availability=99.9%");
		assertThat(output)
			.contains("SLOs: 1, with 1 objectives; the actuator's endpoint 'slo' shows how they are kept");
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.endpoint.slo.access=NONE", "management.endpoints.web.exposure.exclude=slo" })
	void saysHowToExposeTheEndpointWhereItIsNot(String setting, CapturedOutput output) {
		start(LogLevel.INFO,
				(runner) -> runner.withPropertyValues("management.endpoints.web.exposure.include=*", setting),
				"checkout.availability=99.9%");
		assertThat(output).contains("add slo to management.endpoints.web.exposure.include")
			.doesNotContain("the actuator's endpoint 'slo'");
	}

	@Test
	void saysNothingWithoutSlos(CapturedOutput output) {
		start(LogLevel.DEBUG);
		assertThat(output).doesNotContain("SLO");
	}

	@Test
	void showsATableAtDebug(CapturedOutput output) {
		start(LogLevel.DEBUG, "checkout.availability=99.9%", "checkout.window=7d", "checkout.team=orders",
				"silent.apdex=0.95 @ 500ms", "silent.page=false");
		assertThat(output.getOut().lines().map((line) -> line.replaceAll("\\s+", " ").strip())).containsSequence(
				"SLO signal objective window budget pages in team", "checkout operation 99.9% 7d 0.001 4m orders",
				"silent operation 0.95 @ 500ms 30d 0.05 never");
	}

	@Test
	void doesNotWarnOfLowTargets(CapturedOutput output) {
		start(LogLevel.INFO, "checkout.availability=80%", "report.availability=1%");
		assertThat(output).contains("SLOs: 2, with 2 objectives").doesNotContain("WARN");
	}

	private static void start(LogLevel level, String... settings) {
		start(level, (runner) -> runner, settings);
	}

	private static void start(LogLevel level, UnaryOperator<ApplicationContextRunner> exposure, String... settings) {
		LOGGING.setLogLevel(StartupReport.class.getName(), level);
		ApplicationContextRunner runner = exposure
			.apply(MonitoredContext.runner().withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class)))
			.withPropertyValues("monitored.operation.overrides[0].name=report",
					"monitored.operation.overrides[0].by-hand=true");
		for (String setting : settings) {
			String name = "monitored.slo.definitions." + setting.substring(0, setting.indexOf('.'));
			runner = runner.withPropertyValues("monitored.slo.definitions." + setting, name + ".signal=operation");
		}
		runner.run((context) -> context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0],
				context.getSourceApplicationContext(), Duration.ZERO)));
	}

}
