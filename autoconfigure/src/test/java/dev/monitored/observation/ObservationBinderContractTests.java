package dev.monitored.observation;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.BinderContract;
import dev.monitored.MonitoredContext;
import dev.monitored.guard.LabelGuard;
import dev.monitored.observation.recording.ObservedSloHandler;
import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The {@link BinderContract} of SLOs about observations, which have no meters but those
 * of SLOs.
 */
class ObservationBinderContractTests extends BinderContract {

	@Override
	protected ApplicationContextRunner application() {
		return MonitoredContext.runner(Observing.class)
			.with(MonitoredContext
				.yaml("""
						monitored.slo.definitions:
						  some: { signal: observation, match: { name: import, kind: "*" }, bad-when: { kind: bad }, availability: 99% }
						"""));
	}

	@Override
	protected void exercise(ApplicationContext context) {
		assertThat(context.getBean(Operations.class)
			.record("night", () -> observation(context, "csv").observe(() -> "result"))).isEqualTo("result");
		assertThat(observation(context, "bad").observe(() -> "half")).isEqualTo("half");
		IllegalStateException failure = new IllegalStateException("no file");
		assertThatIllegalStateException().isThrownBy(() -> observation(context, "csv").observe(() -> {
			throw failure;
		})).isSameAs(failure);
	}

	@Override
	protected void exerciseWithValues(ApplicationContext context, int values) {
		IntStream.range(0, values)
			.forEach((number) -> assertThat(observation(context, "kind" + number).observe(() -> number))
				.isEqualTo(number));
	}

	@Override
	protected Collection<DeclaredMeter> meters() {
		return List.of(
				DeclaredMeter.counter("slo.events", "Calls that an objective counts",
						List.of("application", "process", "slo", "sli")),
				DeclaredMeter.counter("slo.calls",
						"Calls of an SLO that have ended, whether or not an objective counts them",
						List.of("application", "process", "slo")),
				DeclaredMeter.inFlight("slo.active.calls",
						"Calls of an SLO that have started and not ended, streams not counted",
						List.of("application", "process", "slo")));
	}

	@Test
	void showsItsLabelsAndCountsWhatWasFolded() {
		application().run((context) -> {
			exerciseWithValues(context, 150);
			assertThat(context.getBean(LabelGuard.class).uses())
				.filteredOn((use) -> use.label().equals("observation.kind"))
				.singleElement()
				.satisfies((use) -> {
					assertThat(use.meter()).isEqualTo("slo.events");
					assertThat(use.values()).isEqualTo(100);
					assertThat(use.folded()).isEqualTo(50);
				});
			assertThat(ObservedApplications.calls(context)).isEqualTo(150);
		});
	}

	@Test
	void survivesAContextThatThrows() {
		application().run((context) -> {
			Observation.Context broken = new Observation.Context() {

				@Override
				public KeyValues getLowCardinalityKeyValues() {
					throw new IllegalStateException("no keys");
				}

			};
			assertThat(Observation.createNotStarted("import", () -> broken, context.getBean(ObservationRegistry.class))
				.observe(() -> "result")).isEqualTo("result");
			observation(context, "csv").observe(() -> {
			});
			assertThat(ObservedApplications.calls(context)).isEqualTo(1);
		});
	}

	@Test
	void countsOnceWhatIsStoppedTwice() {
		application().run((context) -> {
			Observation observation = observation(context, "csv").start();
			observation.stop();
			observation.stop();
			assertThat(ObservedApplications.calls(context)).isEqualTo(1);
		});
	}

	@Test
	void doesNothingOnceItsContextIsClosed() {
		AtomicReference<ObservationRegistry> left = new AtomicReference<>();
		AtomicReference<ObservedSloHandler> handler = new AtomicReference<>();
		application().run((context) -> {
			left.set(context.getBean(ObservationRegistry.class));
			handler.set(context.getBean(ObservedSloHandler.class));
		});
		assertThat(Observation.createNotStarted("import", left.get()).observe(() -> "result")).isEqualTo("result");
		assertThat(handler.get().supportsContext(new Observation.Context())).isFalse();
	}

	private static Observation observation(ApplicationContext context, String kind) {
		return Observation.createNotStarted("import", context.getBean(ObservationRegistry.class))
			.lowCardinalityKeyValue("kind", kind);
	}

	@Configuration(proxyBeanMethods = false)
	static class Observing {

		@Bean
		ObservationRegistry observationRegistry(ObservedSloHandler handler) {
			ObservationRegistry registry = ObservationRegistry.create();
			registry.observationConfig().observationHandler(handler);
			return registry;
		}

	}

}
