package dev.monitored.unloading;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.ai.model.chat.client.autoconfigure.ChatClientAutoConfiguration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.llm.springai.SpringAiAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a context which is closed leaves nothing in a registry that outlives it.
 */
class ClosedContextTests {

	private static final int RESTARTS = 20;

	private final MeterRegistry meters = new OutlivingRegistry();

	private final ObservationRegistry observations = ObservationRegistry.create();

	@ParameterizedTest
	@EnumSource
	void forgetsTheContext(End end) throws InterruptedException {
		List<WeakReference<Object>> forgotten = end.run(application());
		assertThat(forgotten).hasSizeGreaterThan(1);
		for (int collection = 0; !left(forgotten).isEmpty() && collection < 100; collection++) {
			System.gc();
			Thread.sleep(20);
		}
		assertThat(left(forgotten)).isEmpty();
		assertThat(this.meters.isClosed()).as("the registry outlives the context").isFalse();
		assertThat(this.observations.isNoop()).as("so does what observes").isFalse();
	}

	private static List<String> left(List<WeakReference<Object>> forgotten) {
		return forgotten.stream()
			.map(WeakReference::get)
			.filter((object) -> object != null && !object.getClass().isEnum())
			.map((object) -> object.getClass().getName())
			.toList();
	}

	@Test
	void keepsNoMeterThatReadsFromAClosedContext() {
		restart();
		assertThat(this.meters.getMeters()).filteredOn(ClosedContextTests::isOurs)
			.isNotEmpty()
			.allSatisfy((meter) -> assertThat(meter).isNotInstanceOfAny(Gauge.class, FunctionCounter.class));
		assertThat(this.meters.find("slo.events").meters()).isEmpty();
	}

	@Test
	void hasAsManyMetersAfterManyRestarts() {
		restart();
		int meters = this.meters.getMeters().size();
		for (int restart = 1; restart < RESTARTS; restart++) {
			restart();
		}
		assertThat(this.meters.getMeters()).hasSize(meters);
	}

	@Test
	void countsTheCallsOfTheNextContext() {
		restart();
		application().run((context) -> {
			context.getBean(Till.class).pay();
			context.getBean(Till.class).pay();
			assertThat(events()).isEqualTo(2);
		});
	}

	@Test
	void leavesTheMetersOfTheParentWhenAChildCloses() {
		application().run((parent) -> {
			MonitoredContext.runner(Shop.class, Annex.class).withParent(parent).run((child) -> {
				child.getBean(Counter.class).pay();
				assertThat(operations()).containsExactlyInAnyOrder("pay", "pay-at-counter");
			});
			assertThat(operations()).containsExactly("pay");
			parent.getBean(Till.class).pay();
			assertThat(events()).isEqualTo(1);
		});
	}

	private List<String> operations() {
		return this.meters.get("operation.active")
			.gauges()
			.stream()
			.map((gauge) -> String.valueOf(gauge.getId().getTag("operation")))
			.toList();
	}

	private void restart() {
		application().run(ClosedContextTests::exercise);
	}

	private double events() {
		return this.meters.get("slo.events").functionCounters().stream().mapToDouble(FunctionCounter::count).sum();
	}

	private ApplicationContextRunner application() {
		return MonitoredContext.runner(Shop.class)
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class,
					SpringAiAutoConfiguration.class, ChatClientAutoConfiguration.class))
			.withBean(MeterRegistry.class, () -> this.meters)
			.withBean(ObservationRegistry.class, () -> this.observations)
			.withPropertyValues("monitored.guard.remove-forbidden-labels=true", "monitored.clock.coarse=true");
	}

	private static boolean isOurs(Meter meter) {
		String name = meter.getId().getName();
		return Stream.of("operation.", "slo.", "llm.", "monitored.", "application.info").anyMatch(name::startsWith)
				&& !name.endsWith(".histogram");
	}

	private static void exercise(ApplicationContext context) {
		context.getBean(Till.class).pay();
		context.getBean(LlmCalls.class).start("openai", "gpt", StreamMode.BLOCKING).close();
	}

	/**
	 * How a context ends.
	 */
	enum End {

		/**
		 * It is closed.
		 */
		CLOSED,

		/**
		 * A bean cannot be created.
		 */
		FAILED_EARLY(FailingBean.class),

		/**
		 * It fails when all beans exist, and our meters with them.
		 */
		FAILED_LATE(FailingLate.class);

		private final Class<?>[] configurations;

		End(Class<?>... configurations) {
			this.configurations = configurations;
		}

		List<WeakReference<Object>> run(ApplicationContextRunner application) {
			List<WeakReference<Object>> started = new ArrayList<>();
			application.withUserConfiguration(this.configurations).withInitializer((context) -> {
				started.add(new WeakReference<>(context));
				context.getBeanFactory().addBeanPostProcessor(new Created(started));
			}).run((context) -> {
				assertThat(context.getStartupFailure() != null).isEqualTo(this != CLOSED);
				if (this == CLOSED) {
					exercise(context);
				}
			});
			return started;
		}

	}

	/**
	 * Notes the beans of ours. What cannot be removed from a registry may stay, as long
	 * as it leads to nothing: filters, handlers, the clock that has stopped.
	 *
	 * @param beans the beans
	 */
	private record Created(List<WeakReference<Object>> beans) implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			if (name.startsWith("monitored") && !(bean instanceof MeterFilter) && !(bean instanceof ObservationHandler)
					&& !(bean instanceof Clock) && !bean.getClass().isHidden()) {
				this.beans.add(new WeakReference<>(bean));
			}
			return bean;
		}

	}

	/**
	 * A till, and an SLO of it.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Bean
		Till till() {
			return new Till();
		}

	}

	/**
	 * What only the child has.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Annex {

		@Bean
		Counter counter() {
			return new Counter();
		}

	}

	/**
	 * What is measured in the child.
	 */
	static class Counter {

		@Monitored("pay-at-counter")
		void pay() {
		}

	}

	/**
	 * What is measured.
	 */
	static class Till {

		@Monitored(value = "pay", availability = "99%")
		void pay() {
		}

	}

	/**
	 * A bean that cannot be created.
	 */
	@Configuration(proxyBeanMethods = false)
	static class FailingBean {

		@Bean
		Object failing() {
			throw new IllegalStateException();
		}

	}

	/**
	 * What fails when all beans exist.
	 */
	@Configuration(proxyBeanMethods = false)
	static class FailingLate {

		@Bean
		SmartInitializingSingleton failing() {
			return () -> {
				throw new IllegalStateException();
			};
		}

	}

	/**
	 * A registry that stays open when the context closes.
	 */
	private static final class OutlivingRegistry extends SimpleMeterRegistry {

		@Override
		public void close() {
			assertThat(isClosed()).isFalse();
		}

	}

}
