package dev.monitored;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.noop.NoopCounter;
import io.micrometer.core.instrument.noop.NoopTimer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Registries that no application wants.
 */
public final class BrokenRegistries {

	private BrokenRegistries() {
	}

	/**
	 * A registry that throws whenever a meter of ours is registered.
	 */
	@Configuration(proxyBeanMethods = false)
	public static class RefusingMeters {

		@Bean
		@Primary
		MeterRegistry refusing() {
			return new SimpleMeterRegistry() {

				@Override
				protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector detector) {
					throw new NoClassDefFoundError("No timers");
				}

				@Override
				protected Counter newCounter(Meter.Id id) {
					throw new IllegalStateException("No counters");
				}

				@Override
				protected <T> Gauge newGauge(Meter.Id id, @Nullable T subject, ToDoubleFunction<T> value) {
					throw new IllegalStateException("No gauges");
				}

			};
		}

	}

	/**
	 * A registry whose meters throw whenever they are used.
	 */
	@Configuration(proxyBeanMethods = false)
	public static class ThrowingMeters {

		@Bean
		@Primary
		Registry throwing() {
			return new Registry();
		}

		/**
		 * Throws and counts.
		 */
		static final class Registry extends SimpleMeterRegistry {

			private final AtomicLong calls = new AtomicLong();

			Registry() {
				super(SimpleConfig.DEFAULT, Clock.SYSTEM);
			}

			long calls() {
				return this.calls.get();
			}

			@Override
			protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector detector) {
				return new NoopTimer(id) {

					@Override
					public void record(long amount, TimeUnit unit) {
						Registry.this.calls.incrementAndGet();
						throw new StackOverflowError("No recording");
					}

				};
			}

			@Override
			protected Counter newCounter(Meter.Id id) {
				return new NoopCounter(id) {

					@Override
					public void increment(double amount) {
						Registry.this.calls.incrementAndGet();
						throw new IllegalStateException("No counting");
					}

				};
			}

		}

	}

	/**
	 * An application without any registry.
	 */
	@Configuration(proxyBeanMethods = false)
	public static class None {

		@Bean
		static BeanFactoryPostProcessor withoutRegistries() {
			return (beanFactory) -> {
				for (String name : beanFactory.getBeanNamesForType(MeterRegistry.class, true, false)) {
					((BeanDefinitionRegistry) beanFactory).removeBeanDefinition(name);
				}
			};
		}

	}

}
