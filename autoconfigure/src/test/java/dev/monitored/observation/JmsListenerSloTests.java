package dev.monitored.observation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.jakarta9.instrument.jms.JmsProcessObservationContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.junit.jupiter.api.Test;
import org.springframework.boot.artemis.autoconfigure.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsTemplate;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for SLOs about listeners of JMS, with a broker in the process.
 */
class JmsListenerSloTests {

	@Test
	void countsEachDeliveryAsAnOperation() {
		application().with(MonitoredContext.yaml("""
				monitored.slo.definitions.some:
				  signal: operation
				  match: { operation: orders }
				  availability: 99%
				  latency: "p99 < 2s"
				""")).run((context) -> {
			sendAndAwait(context);
			Patience.await("all deliveries", () -> ObservedApplications.calls(context) == 6);
			assertThat(ObservedApplications.events(context, "availability")).isEqualTo(6);
			assertThat(ObservedApplications.bad(context, "availability")).isEqualTo(1);
			assertThat(ObservedApplications.events(context, "latency_p99")).isEqualTo(5);
		});
	}

	@Test
	void springObservesNoErrorOfAListener() {
		application().withUserConfiguration(Errors.class).run((context) -> {
			sendAndAwait(context);
			Errors errors = context.getBean(Errors.class);
			Patience.await("all observations", () -> errors.stopped.size() == 6);
			assertThat(errors.stopped).as("The refusal of jms.message.process can go").allMatch(Optional::isEmpty);
		});
	}

	@Test
	void countsWhatIsSent() {
		jms(ObservedApplications.withSlo("match: { name: jms.message.publish }, availability: 99%", Listeners.class))
			.run((context) -> {
				send(context, "one");
				send(context, "two");
				Patience.await("what was sent", () -> ObservedApplications.calls(context) == 2);
				assertThat(ObservedApplications.bad(context, "availability")).isZero();
			});
	}

	private static ApplicationContextRunner application() {
		return jms(ObservedApplications.application(Listeners.class));
	}

	private static ApplicationContextRunner jms(ApplicationContextRunner application) {
		return application
			.withConfiguration(AutoConfigurations.of(ArtemisAutoConfiguration.class, JmsAutoConfiguration.class))
			.withPropertyValues("spring.artemis.mode=embedded", "spring.artemis.embedded.queues=orders");
	}

	// Sends five orders, of which one is delivered twice
	private static void sendAndAwait(ApplicationContext context) throws Exception {
		for (String order : List.of("one", "two", "bad", "three", "four")) {
			send(context, order);
		}
		Patience.await("the bad order again", () -> context.getBean(Listeners.class).deliveries() == 6);
	}

	private static void send(ApplicationContext context, String text) {
		context.getBean(JmsTemplate.class).convertAndSend("orders", text);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableJms
	static class Listeners {

		private final AtomicInteger deliveries = new AtomicInteger();

		private final AtomicInteger bad = new AtomicInteger();

		int deliveries() {
			return this.deliveries.get();
		}

		// A bad order is given back once, by the session that is rolled back
		@JmsListener(destination = "orders")
		@Monitored("orders")
		void order(String text) {
			this.deliveries.incrementAndGet();
			if ("bad".equals(text) && this.bad.incrementAndGet() == 1) {
				throw new IllegalStateException("a bad order");
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Errors {

		private final List<Optional<Throwable>> stopped = new CopyOnWriteArrayList<>();

		@Bean
		ObservationHandler<Observation.Context> errors() {
			return new ObservationHandler<>() {

				@Override
				public boolean supportsContext(Observation.Context context) {
					return context instanceof JmsProcessObservationContext;
				}

				@Override
				public void onStop(Observation.Context context) {
					Errors.this.stopped.add(Optional.ofNullable(context.getError()));
				}

			};
		}

	}

}
