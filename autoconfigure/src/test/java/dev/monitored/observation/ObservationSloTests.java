package dev.monitored.observation;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.LeapingTime;
import dev.monitored.MonitoredContext;
import dev.monitored.cause.CallFrames;
import dev.monitored.observation.recording.ObservedSloHandler;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for SLOs about observations.
 */
class ObservationSloTests {

	private static final String IMPORTS = "match: { name: import, file.kind: csv }, availability: 99%, latency: \"p95 < 1m\", freshness: 25h";

	@Test
	void countsWhatMatchesByNameAndKeys() {
		ObservedApplications.withSlo(IMPORTS).run((context) -> {
			assertThat(ObservedApplications.calls(context)).isZero();
			run(context, "import", "csv", "done");
			run(context, "import", "csv", "done");
			run(context, "import", "xml", "done");
			run(context, "export", "csv", "done");
			ObservedApplications.observation(context, "import").observe(() -> {
			});
			assertThat(ObservedApplications.calls(context)).isEqualTo(2);
			assertThat(ObservedApplications.events(context, "availability")).isEqualTo(2);
			assertThat(ObservedApplications.bad(context, "availability")).isZero();
			assertThat(ObservedApplications.events(context, "latency_p95")).isEqualTo(2);
			assertThat(ObservedApplications.bad(context, "latency_p95")).isZero();
		});
	}

	@Test
	void failsWithTheErrorOfTheObservation() {
		ObservedApplications.withSlo("match: { name: import }, availability: 99%, freshness: 25h").run((context) -> {
			assertThatIllegalStateException()
				.isThrownBy(() -> ObservedApplications.observation(context, "import").observe(() -> {
					throw new IllegalStateException("no file");
				}));
			assertThat(ObservedApplications.bad(context, "availability")).isEqualTo(1);
			assertThat(ObservedApplications.events(context, "availability")).isEqualTo(1);
			assertThat(lastSuccess(context)).isZero();
		});
	}

	@Test
	void isCancelledByACancellation() {
		ObservedApplications.withSlo("match: { name: import }, availability: 99%").run((context) -> {
			ObservedApplications.observation(context, "import").start().error(new CancellationException()).stop();
			assertThat(ObservedApplications.calls(context)).isEqualTo(1);
			assertThat(ObservedApplications.events(context, "availability")).isZero();
		});
	}

	@Test
	void isLateBeyondTheThreshold() {
		ObservedApplications.withSlo(IMPORTS).run((context) -> {
			start(context, "import", "csv", "done", Duration.ofMinutes(2));
			run(context, "import", "csv", "done");
			assertThat(ObservedApplications.events(context, "latency_p95")).isEqualTo(2);
			assertThat(ObservedApplications.bad(context, "latency_p95")).isEqualTo(1);
			assertThat(ObservedApplications.bad(context, "availability")).isZero();
		});
	}

	@Test
	void isBadByALabel() {
		ObservedApplications
			.withSlo(
					"match: { name: import }, bad-when: { import.result: [ rejected, \"half*\" ] }, availability: 99%, "
							+ "freshness: 25h")
			.run((context) -> {
				run(context, "import", "csv", "rejected");
				run(context, "import", "csv", "half done");
				assertThat(lastSuccess(context)).isZero();
				run(context, "import", "csv", "done");
				assertThat(ObservedApplications.events(context, "availability")).isEqualTo(3);
				assertThat(ObservedApplications.bad(context, "availability")).isEqualTo(2);
				assertThat(lastSuccess(context)).isPositive();
				assertThat(Scrape.of(context).value("slo_freshness_seconds", "slo", "some")).isEqualTo(90_000);
			});
	}

	@Test
	void disagreesAboutFailuresForEachSlo() {
		ObservedApplications.application()
			.with(MonitoredContext
				.yaml("""
						monitored.slo.definitions:
						  strict: { signal: observation, match: { name: import }, bad-when: { import.result: late }, availability: 99%, latency: "p95 < 1m" }
						  mild: { signal: observation, match: { name: import }, availability: 99% }
						"""))
			.run((context) -> {
				run(context, "import", "csv", "late");
				Scrape scrape = Scrape.of(context);
				assertThat(scrape.value("slo_bad_events_total", "slo", "strict", "sli", "availability")).isEqualTo(1);
				assertThat(scrape.value("slo_events_total", "slo", "strict", "sli", "latency_p95")).isZero();
				assertThat(scrape.value("slo_bad_events_total", "slo", "mild", "sli", "availability")).isZero();
				assertThat(scrape.value("slo_events_total", "slo", "mild", "sli", "availability")).isEqualTo(1);
			});
	}

	@Test
	void matchesWhatFiltersLeave() {
		ObservedApplications.withSlo(IMPORTS, Renaming.class).run((context) -> {
			ObservedApplications.observation(context, "nightly").observe(() -> {
			});
			assertThat(ObservedApplications.calls(context)).isEqualTo(1);
		});
	}

	@Test
	void matchesNamesByPattern() {
		ObservedApplications.withSlo("match: { name: \"import.*\" }, availability: 99%").run((context) -> {
			run(context, "import.orders", "csv", "done");
			run(context, "import.stock", "csv", "done");
			run(context, "importer", "csv", "done");
			assertThat(ObservedApplications.calls(context)).isEqualTo(2);
		});
	}

	@Test
	void knowsNoCallsInFlight() {
		ObservedApplications.withSlo(IMPORTS).run((context) -> {
			Observation running = ObservedApplications.observation(context, "import")
				.lowCardinalityKeyValue("file.kind", "csv")
				.start();
			assertThat(Scrape.of(context).value("slo_active_calls", "slo", "some")).isZero();
			running.stop();
			assertThat(Scrape.of(context).value("slo_active_calls", "slo", "some")).isZero();
		});
	}

	@Test
	void putsTheTimeDownToWhatItWaitedFor() {
		ObservedApplications.withSlo(IMPORTS)
			.withPropertyValues("monitored.operation.overrides[0].name=parse",
					"monitored.operation.overrides[0].by-hand=true")
			.run((context) -> {
				ObservedApplications.observation(context, "import")
					.lowCardinalityKeyValue("file.kind", "csv")
					.observe(() -> context.getBean(Operations.class).record("parse", ObservationSloTests::pass));
				assertThat(Scrape.of(context)
					.value("slo_bad_events_by_cause_total", "sli", "latency_p95", "cause", "operation", "resource",
							"parse"))
					.isEqualTo(1);
			});
	}

	// As the listeners of Kafka do
	@Test
	void knowsWhatItWaitedForWhereItStopsWithinItsScope() {
		ObservedApplications.withSlo(IMPORTS)
			.withPropertyValues("monitored.operation.overrides[0].name=parse",
					"monitored.operation.overrides[0].by-hand=true")
			.run((context) -> {
				Observation observation = ObservedApplications.observation(context, "import")
					.lowCardinalityKeyValue("file.kind", "csv")
					.start();
				Observation.Scope scope = observation.openScope();
				context.getBean(Operations.class).record("parse", ObservationSloTests::pass);
				observation.stop();
				scope.close();
				assertThat(Scrape.of(context)
					.value("slo_bad_events_by_cause_total", "sli", "latency_p95", "cause", "operation", "resource",
							"parse"))
					.isEqualTo(1);
				assertThat(CallFrames.isInCall()).isFalse();
			});
	}

	@Test
	void isACauseOfTheCallAroundIt() {
		ObservedApplications.withSlo(IMPORTS)
			.withPropertyValues("monitored.operation.overrides[0].name=night",
					"monitored.operation.overrides[0].by-hand=true",
					"monitored.operation.overrides[0].latency=p95 < 1m")
			.run((context) -> {
				context.getBean(Operations.class)
					.record("night", () -> ObservedApplications.observation(context, "import")
						.observe(ObservationSloTests::pass));
				assertThat(Scrape.of(context)
					.value("slo_bad_events_by_cause_total", "slo", "night", "cause", "observation", "resource",
							"import"))
					.isEqualTo(1);
			});
	}

	@Test
	void putsBoundariesOnTheTimerOfTheObservation() {
		ObservedApplications.withSlo(IMPORTS).run((context) -> {
			run(context, "import", "csv", "done");
			run(context, "export", "csv", "done");
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.find("import_seconds_bucket", "le", "60.0")).hasSize(1);
			assertThat(scrape.value("import_seconds_bucket", "le", "60.0")).isEqualTo(1);
			assertThat(scrape.find("import_seconds_bucket", "le", "0.25")).hasSize(1);
			assertThat(scrape.find("export_seconds_bucket")).isEmpty();
		});
	}

	@Test
	void leavesTheTimerAloneWithoutAThreshold() {
		ObservedApplications.withSlo("match: { name: import }, availability: 99%").run((context) -> {
			run(context, "import", "csv", "done");
			assertThat(Scrape.of(context).find("import_seconds_count")).hasSize(1);
			assertThat(Scrape.of(context).find("import_seconds_bucket")).isEmpty();
		});
	}

	@Test
	void hasNoHandlerWithoutAnSloAboutObservations() {
		ObservedApplications.application()
			.withPropertyValues("monitored.slo.definitions.orders.signal=operation",
					"monitored.slo.definitions.orders.availability=99%")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ObservedSloHandler.class)
				.doesNotHaveBean(ObservationSignalAutoConfiguration.class));
	}

	@Test
	void hasNoHandlerWhereNothingIsCounted() {
		ObservedApplications.withSlo(IMPORTS).withPropertyValues("monitored.slo.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(ObservedSloHandler.class);
			run(context, "import", "csv", "done");
			assertThat(Scrape.of(context).find("import_seconds_bucket", "le", "60.0")).hasSize(1);
		});
	}

	@Test
	void startsWithoutMicrometerObservation() {
		MonitoredContext.runner()
			.with(MonitoredContext.yaml("""
					monitored.slo.definitions.some: { signal: observation, %s }
					""".formatted(IMPORTS)))
			.withClassLoader(new FilteredClassLoader("io.micrometer.observation"))
			.run((context) -> assertThat(context).doesNotHaveBean(ObservationSignalAutoConfiguration.class));
	}

	private static void run(ApplicationContext context, String name, String kind, String result) {
		start(context, name, kind, result, Duration.ZERO);
	}

	private static void start(ApplicationContext context, String name, String kind, String result, Duration time) {
		ObservedApplications.observation(context, name).lowCardinalityKeyValue("file.kind", kind).observe(() -> {
			LeapingTime.pass(time);
			Objects.requireNonNull(context.getBean(ObservationRegistry.class).getCurrentObservation())
				.lowCardinalityKeyValue("import.result", result);
		});
		assertThat(context.getBean(MeterRegistry.class).get(name).timers()).isNotEmpty();
	}

	private static void pass() {
		LeapingTime.pass(Duration.ofMinutes(2));
	}

	private static double lastSuccess(ApplicationContext context) {
		return Scrape.of(context).value("slo_last_success_timestamp_seconds", "slo", "some");
	}

	@Configuration(proxyBeanMethods = false)
	static class Renaming {

		@Bean
		ObservationFilter renaming() {
			return (context) -> {
				context.setName("import");
				return context.addLowCardinalityKeyValue(KeyValue.of("file.kind", "csv"));
			};
		}

	}

}
