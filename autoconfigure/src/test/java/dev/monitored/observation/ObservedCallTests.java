package dev.monitored.observation;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.LeapingTime;
import dev.monitored.MonitoredContext;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Observed calls of other systems as causes.
 */
class ObservedCallTests {

	private static ApplicationContextRunner application() {
		return MonitoredContext.runner()
			.withConfiguration(
					AutoConfigurations.of(ObservationAutoConfiguration.class, ObservedCallAutoConfiguration.class))
			.withPropertyValues("monitored.operation.overrides[0].name=checkout",
					"monitored.operation.overrides[0].by-hand=true",
					"monitored.operation.overrides[0].availability=99%",
					"monitored.operation.overrides[0].latency=p95 < 1m");
	}

	@Test
	void partOfTheCallThatWaitsForIt() {
		application().run((context) -> {
			checkout(context, () -> redis(context, ObservedCallTests::pass));
			assertThat(causes(context, "latency_p95")).isEqualTo(Map.of("observation redis.command", 1.0));
		});
	}

	@Test
	void sourceOfAFailure() {
		application().run((context) -> {
			assertThatIllegalStateException().isThrownBy(() -> checkout(context, () -> redis(context, () -> {
				throw new IllegalStateException();
			})));
			assertThat(causes(context, "availability")).isEqualTo(Map.of("observation redis.command", 1.0));
		});
	}

	@Test
	void onceWhereItStopsTwiceWithinItsScope() {
		application().run((context) -> {
			checkout(context, () -> {
				Observation observation = observation(context).start();
				Observation.Scope scope = observation.openScope();
				pass();
				observation.stop();
				observation.stop();
				scope.close();
			});
			assertThat(causes(context, "latency_p95")).isEqualTo(Map.of("observation redis.command", 1.0));
		});
	}

	@Test
	void notIfNoThreadWaitsForIt() {
		application().run((context) -> {
			AtomicReference<Observation> observation = new AtomicReference<>();
			checkout(context, () -> {
				observation.set(observation(context).start());
				pass();
			});
			observation.get().stop();
			assertThat(causes(context, "latency_p95")).isEqualTo(Map.of("unmeasured _none", 1.0));
		});
	}

	@Test
	void notIfItIsNoCallOfAnotherSystem() {
		application().run((context) -> {
			checkout(context, () -> Observation.createNotStarted("own", context.getBean(ObservationRegistry.class))
				.observe(ObservedCallTests::pass));
			assertThat(causes(context, "latency_p95")).isEqualTo(Map.of("unmeasured _none", 1.0));
		});
	}

	private static void pass() {
		LeapingTime.pass(Duration.ofMinutes(2));
	}

	private static void checkout(ApplicationContext context, Runnable action) {
		context.getBean(Operations.class).record("checkout", action);
	}

	private static void redis(ApplicationContext context, Runnable action) {
		observation(context).observe(action);
	}

	private static Observation observation(ApplicationContext context) {
		return Observation.createNotStarted("redis.command", () -> new SenderContext<>((carrier, key, value) -> {
		}, Kind.CLIENT), context.getBean(ObservationRegistry.class));
	}

	private static Map<String, Double> causes(ApplicationContext context, String sli) {
		Map<String, Double> found = new TreeMap<>();
		Scrape.of(context).find("slo_bad_events_by_cause_total", "sli", sli).forEach((sample) -> {
			if (sample.value() > 0) {
				found.put(sample.labels().get("cause") + " " + sample.labels().get("resource"), sample.value());
			}
		});
		return found;
	}

}
