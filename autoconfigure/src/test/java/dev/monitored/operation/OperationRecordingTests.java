package dev.monitored.operation;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.application.ApplicationBeans;
import dev.monitored.operation.declaration.OperationCatalog;
import dev.monitored.operation.proxy.DeclaredOperationRegistrar;
import dev.monitored.operation.proxy.MonitoredAdvisor;
import dev.monitored.operation.recording.OperationRecorderCatalog;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for how calls of an operation are recorded, and when their meters come into
 * being.
 */
@ExtendWith(OutputCaptureExtension.class)
class OperationRecordingTests {

	@Test
	void registersEveryStatusBeforeTheFirstCall() {
		MonitoredContext.runner(OrderService.class).run((context) -> {
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("operation_duration_seconds_count", "operation", "OrderService.place", "status",
					"success"))
				.isZero();
			assertThat(scrape.value("operation_duration_seconds_count", "operation", "OrderService.place", "status",
					"error"))
				.isZero();
			assertThat(scrape.has("operation_duration_seconds_count", "operation", "OrderService.place", "status",
					"cancelled"))
				.isFalse();
			assertThat(scrape.value("operation_active", "operation", "OrderService.place")).isZero();
		});
	}

	@Test
	void countsSuccessesAndErrorsByName() {
		MonitoredContext.runner(OrderService.class).run((context) -> {
			OrderService service = context.getBean(OrderService.class);
			service.place("a");
			service.place("b");
			assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> service.place(null));
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.calls("OrderService.place", "success")).isEqualTo(2);
			assertThat(scrape.calls("OrderService.place", "error")).isEqualTo(1);
			assertThat(scrape.value("operation_errors_total", "operation", "OrderService.place", "error",
					"IllegalArgumentException"))
				.isEqualTo(1);
		});
	}

	@Test
	void callsDeclaredExceptionsSuccesses() {
		MonitoredContext.runner(Forgiving.class).run((context) -> {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> context.getBean(Forgiving.class).read());
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.calls("Forgiving.read", "success")).isEqualTo(1);
			assertThat(scrape.calls("Forgiving.read", "error")).isZero();
			assertThat(scrape.has("operation_errors_total")).isFalse();
		});
	}

	@Test
	void keepsTheApplicationsOwnBindersAndFilters() {
		MonitoredContext.runner(OrderService.class, OwnMetrics.class).run((context) -> {
			context.getBean(OrderService.class).place("a");
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("own_gauge", "region", "eu")).isEqualTo(7);
			assertThat(scrape.value("operation_duration_seconds_count", "operation", "OrderService.place", "status",
					"success", "region", "eu"))
				.isEqualTo(1);
		});
	}

	@Test
	void letsTheApplicationsOwnBoundariesWinAndSaysSo(CapturedOutput output) {
		MonitoredContext.runner(Promising.class)
			.withPropertyValues("management.metrics.distribution.slo.operation.duration=10ms,300ms")
			.run((context) -> assertThat(Scrape.of(context).boundaries("promise")).containsExactly("0.01", "0.3",
					"+Inf"));
		assertThat(output).contains("INFO")
			.contains("The threshold 700ms, 1200ms of the operation 'promise' is no bucket boundary");
	}

	@Test
	void measuresNothingWhenSwitchedOff() {
		MonitoredContext.runner(OrderService.class)
			.withPropertyValues("monitored.operation.enabled=false")
			.run((context) -> {
				context.getBean(OrderService.class).place("a");
				assertThat(context.getBean(Operations.class).record("import", () -> "done")).isEqualTo("done");
				assertThat(Scrape.of(context).has("operation_active")).isFalse();
			});
	}

	@Test
	void countsCallsThatEndBeforeTheRegistryIsReady() {
		MonitoredContext.runner(OrderService.class, EarlyCaller.class).run((context) -> {
			assertThat(Scrape.of(context).calls("OrderService.place", "success")).isEqualTo(2);
			assertThat(Scrape.of(context).calls("OrderService.place", "error")).isEqualTo(1);
			assertThat(Scrape.of(context)
				.value("operation_errors_total", "operation", "OrderService.place", "error",
						"IllegalArgumentException"))
				.isEqualTo(1);
		});
	}

	@Test
	void bringsNoLazyFactoryIntoBeing() {
		RootBeanDefinition definition = new RootBeanDefinition(LazyFactory.class);
		definition.setLazyInit(true);
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("lazyFactory", definition);
		ApplicationBeans application = new ApplicationBeans();
		application.setBeanFactory(beans);
		MonitoredContext.runner().run((context) -> {
			new DeclaredOperationRegistrar(context.getBean(MonitoredAdvisor.class),
					context.getBean(OperationRecorderCatalog.class), context.getBean(OperationCatalog.class),
					application)
				.afterSingletonsInstantiated();
			assertThat(beans.containsSingleton("lazyFactory")).isFalse();
		});
	}

	@Test
	void registersBeansThatDoNotExistYet() {
		MonitoredContext.runner(LazyService.class).run((context) -> {
			assertThat(Scrape.of(context).calls("LazyService.work", "success")).isZero();
			context.getBean(LazyService.class).work();
			assertThat(Scrape.of(context).calls("LazyService.work", "success")).isEqualTo(1);
		});
	}

	public static class OrderService {

		@Monitored
		public void place(@Nullable String order) {
			if (order == null) {
				throw new IllegalArgumentException("no order");
			}
		}

	}

	public static class Promising {

		@Monitored(operation = "promise", availability = "99.9%", latency = { "p95 < 700ms" }, apdex = "0.9 @ 300ms")
		public void keep() {
		}

	}

	public static class Forgiving {

		@Monitored(noErrorFor = IOException.class)
		public void read() throws IOException {
			throw new java.io.FileNotFoundException();
		}

	}

	@Configuration(proxyBeanMethods = false)
	public static class OwnMetrics {

		@Bean
		MeterBinder ownGauge() {
			return (registry) -> registry.gauge("own.gauge", 7);
		}

		@Bean
		static MeterFilter ownTag() {
			return MeterFilter.commonTags(List.of(io.micrometer.core.instrument.Tag.of("region", "eu")));
		}

	}

	@Configuration(proxyBeanMethods = false)
	public static class EarlyCaller {

		@Bean
		Function<MeterRegistry, String> caller(OrderService service) {
			service.place("a");
			service.place("b");
			assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> service.place(null));
			return (registry) -> "";
		}

	}

	@org.springframework.context.annotation.Lazy
	public static class LazyService {

		@Monitored
		public void work() {
		}

	}

	static class LazyFactory<T> implements FactoryBean<T> {

		@Override
		public @Nullable T getObject() {
			return null;
		}

		@Override
		public @Nullable Class<?> getObjectType() {
			return null;
		}

	}

}
