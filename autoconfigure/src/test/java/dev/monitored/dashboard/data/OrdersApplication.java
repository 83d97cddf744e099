package dev.monitored.dashboard.data;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application that takes orders, and has a dashboard.
 */
final class OrdersApplication {

	private OrdersApplication() {
	}

	static WebApplicationContextRunner runner() {
		return new WebApplicationContextRunner().withUserConfiguration(Application.class)
			.withConfiguration(MonitoredContext.configuration())
			.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=dashboard", "spring.application.name=shop");
	}

	static void place(ApplicationContext context, int good, int bad) {
		Orders orders = context.getBean(Orders.class);
		for (int call = 0; call < good; call++) {
			orders.place(true);
		}
		for (int call = 0; call < bad; call++) {
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> orders.place(false));
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Orders orders() {
			return new Orders();
		}

	}

	static class Orders {

		@Monitored(value = "place", availability = "99%", latency = "p95 < 10s")
		void place(boolean good) {
			if (!good) {
				throw new IllegalStateException("card 4111 1111 1111 1111 was refused");
			}
		}

		@Monitored(value = "list", availability = "99%")
		void list(boolean good) {
			if (!good) {
				throw new IllegalStateException();
			}
		}

	}

}
