package dev.monitored.registry;

import java.util.List;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications that live at the same time and share a registry.
 */
class SharedRegistryTests {

	private final MeterRegistry shared = new OutlivingRegistry();

	@ParameterizedTest
	@CsvSource({ "false,false", "false,true", "true,false", "true,true" })
	void leavesTheMetersOfAnotherContext(boolean isFirstComposite, boolean isSecondComposite) {
		application(isFirstComposite).run((first) -> {
			application(isSecondComposite).run((second) -> second.getBean(Till.class).pay());
			assertThat(this.shared.find("operation.active").gauges()).hasSize(1);
			first.getBean(Till.class).pay();
			assertThat(events()).isEqualTo(1);
		});
		assertThatNothingIsLeft();
	}

	@ParameterizedTest
	@CsvSource({ "false,false", "false,true", "true,false", "true,true" })
	void leavesTheMetersOfAnotherContextWhereTheRegistryAddsTags(boolean isFirstComposite, boolean isSecondComposite) {
		this.shared.config().commonTags(List.of(Tag.of("region", "eu")));
		leavesTheMetersOfAnotherContext(isFirstComposite, isSecondComposite);
	}

	@Test
	void isReadyForTheNextContexts() {
		this.shared.config().commonTags(List.of(Tag.of("region", "eu")));
		leavesTheMetersOfAnotherContext(true, true);
		leavesTheMetersOfAnotherContext(true, true);
	}

	@Test
	void leavesNoMeterInACompositeThatOutlivesTheContext() {
		CompositeMeterRegistry outliving = new CompositeMeterRegistry(Clock.SYSTEM, List.of(this.shared));
		application(outliving).run((context) -> context.getBean(Till.class).pay());
		assertThat(outliving.find("slo.events").meters()).isEmpty();
		assertThatNothingIsLeft();
	}

	private void assertThatNothingIsLeft() {
		assertThat(this.shared.find("slo.events").meters()).isEmpty();
		assertThat(this.shared.find("operation.active").meters()).isEmpty();
	}

	private double events() {
		return this.shared.get("slo.events").functionCounters().stream().mapToDouble(FunctionCounter::count).sum();
	}

	/**
	 * Returns an application whose meters go to the shared registry.
	 * @param isComposite whether they also go to a registry of its own
	 */
	private ApplicationContextRunner application(boolean isComposite) {
		return application(this.shared)
			.withPropertyValues("management.prometheus.metrics.export.enabled=" + isComposite);
	}

	private static ApplicationContextRunner application(MeterRegistry registry) {
		return MonitoredContext.runner(Shop.class)
			.withBean("shared", MeterRegistry.class, () -> registry,
					(definition) -> definition.setDestroyMethodName(""))
			.withPropertyValues("management.prometheus.metrics.export.enabled=false");
	}

	/**
	 * A registry that no context closes.
	 */
	private static final class OutlivingRegistry extends SimpleMeterRegistry {

		@Override
		public void close() {
			assertThat(isClosed()).isFalse();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Bean
		Till till() {
			return new Till();
		}

	}

	/**
	 * Takes money.
	 */
	public static class Till {

		@Monitored(value = "pay", availability = "99.9%")
		public void pay() {
		}

	}

}
