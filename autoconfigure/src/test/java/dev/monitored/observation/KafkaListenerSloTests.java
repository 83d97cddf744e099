package dev.monitored.observation;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.backoff.FixedBackOff;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for SLOs about listeners of Kafka, with a broker.
 */
class KafkaListenerSloTests {

	private static final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1, "orders", "returns",
			"sent", "others");

	@BeforeAll
	static void start() {
		broker.afterPropertiesSet();
	}

	@AfterAll
	static void stop() {
		broker.destroy();
	}

	@Test
	void countsEachDelivery() {
		application(
				"match: { name: spring.kafka.listener, messaging.source.name: orders }, availability: 99%, latency: \"p99 < 2s\"")
			.withPropertyValues("spring.kafka.listener.observation-enabled=true")
			.run((context) -> {
				Listeners listeners = context.getBean(Listeners.class);
				for (String order : List.of("one", "two", "bad", "three", "four")) {
					send(context, "orders", order);
				}
				send(context, "returns", "one");
				Patience.await("all records", () -> listeners.orders.get() == 6 && listeners.returns.get() == 1);
				Patience.await("all deliveries", () -> ObservedApplications.calls(context) == 6);
				assertThat(ObservedApplications.events(context, "availability")).isEqualTo(6);
				assertThat(ObservedApplications.bad(context, "availability")).isEqualTo(2);
				assertThat(ObservedApplications.events(context, "latency_p99")).isEqualTo(4);
			});
	}

	@Test
	void countsWhatIsSent() {
		application("match: { name: spring.kafka.template, messaging.destination.name: sent }, availability: 99%")
			.withPropertyValues("spring.kafka.template.observation-enabled=true",
					"spring.kafka.listener.auto-startup=false")
			.run((context) -> {
				send(context, "sent", "one");
				send(context, "sent", "two");
				send(context, "others", "one");
				Patience.await("what was sent", () -> ObservedApplications.calls(context) == 2);
				assertThat(ObservedApplications.bad(context, "availability")).isZero();
			});
	}

	@Test
	void countsNothingThatIsNotObserved() {
		application("match: { name: spring.kafka.listener }, availability: 99%").run((context) -> {
			send(context, "returns", "one");
			Patience.await("the record", () -> context.getBean(Listeners.class).returns.get() == 1);
			assertThat(ObservedApplications.calls(context)).isZero();
		});
	}

	private static ApplicationContextRunner application(String slo) {
		return ObservedApplications.withSlo(slo, Listeners.class)
			.withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
			.withPropertyValues("spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
					"spring.kafka.consumer.auto-offset-reset=earliest", "spring.kafka.consumer.group-id=shop");
	}

	@SuppressWarnings("unchecked")
	private static void send(ApplicationContext context, String topic, String text) throws Exception {
		Patience.get(context.getBean(KafkaTemplate.class).send(topic, text));
	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		private final AtomicInteger orders = new AtomicInteger();

		private final AtomicInteger returns = new AtomicInteger();

		@KafkaListener(topics = "orders")
		void order(String text) {
			this.orders.incrementAndGet();
			if ("bad".equals(text)) {
				throw new IllegalStateException("a bad order");
			}
		}

		@KafkaListener(topics = "returns")
		void giveBack(String text) {
			this.returns.incrementAndGet();
		}

		@Bean
		DefaultErrorHandler oneRetry() {
			return new DefaultErrorHandler(new FixedBackOff(0, 1));
		}

	}

}
