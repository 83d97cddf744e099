package dev.monitored.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.BinderContract;
import dev.monitored.LeapingTime;
import dev.monitored.http.exchange.ExchangeMeters;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The {@link BinderContract} of requests. Boot's own timers are left out: they are not
 * ours, and a registry that throws does harm requests through them.
 */
abstract class HttpBinderContract extends BinderContract {

	protected abstract ApplicationContextRunner server(Class<?>... configurations);

	@Override
	protected ApplicationContextRunner application() {
		return server(Endpoints.class, WithoutBootsTimers.class).withPropertyValues(
				"monitored.slo.definitions.all.signal=http-server", "monitored.slo.definitions.all.availability=99%");
	}

	@Override
	protected void exercise(ApplicationContext context) {
		Browser browser = new Browser(context);
		assertThat(browser.get("/ok/1")).isEqualTo(200);
		assertThat(browser.get("/missing/1")).isEqualTo(404);
		assertThat(browser.get("/nowhere")).isEqualTo(404);
		assertThat(browser.get("/conflict/C-1")).isEqualTo(409);
		assertThat(browser.get("/handled")).isEqualTo(422);
		assertThat(browser.get("/fail")).isEqualTo(500);
		assertThat(browser.get("/future")).isEqualTo(200);
		assertThat(browser.get("/future-fail")).isEqualTo(500);
		assertThat(browser.get("/sse")).isEqualTo(200);
	}

	@Override
	protected void exerciseWithValues(ApplicationContext context, int values) {
		Browser browser = new Browser(context);
		IntStream.range(0, values).forEach((number) -> {
			assertThat(browser.get("/conflict/C-" + number)).isEqualTo(409);
			assertThat(browser.get("/nowhere/" + number)).isEqualTo(404);
		});
		awaitEnd(context);
	}

	private static void awaitEnd(ApplicationContext context) {
		if (context.getBeanNamesForType(io.micrometer.prometheusmetrics.PrometheusMeterRegistry.class).length > 0
				&& Scrape.of(context).has("http_server_active")) {
			HttpApplications.settled(context);
		}
	}

	@Override
	protected Collection<DeclaredMeter> meters() {
		ExchangeMeters active = ExchangeMeters.SERVER_ACTIVE;
		ExchangeMeters errors = ExchangeMeters.API_ERRORS;
		return List.of(DeclaredMeter.inFlight(active.meterName(), active.description(), active.labels()),
				DeclaredMeter.counter(errors.meterName(), errors.description(), errors.labels()));
	}

	@Test
	void timesRequestsForTheirObjectives() {
		application()
			.withPropertyValues("monitored.slo.definitions.slow.signal=http-server",
					"monitored.slo.definitions.slow.latency=p99 < 30m")
			.run((context) -> {
				LeapingTime.during(() -> assertThat(new Browser(context).get("/ok/1")).isEqualTo(200));
				HttpApplications.settled(context);
				HttpApplications.assertEvents(Scrape.of(context), "slow", "latency_p99", 1, 1);
			});
	}

	@Test
	void declaresTheMetersOfTheContract() {
		assertThat(Arrays.stream(ExchangeMeters.values()).map(ExchangeMeters::meterName))
			.containsExactly("http.server.active", "api.errors");
	}

	@Configuration(proxyBeanMethods = false)
	static class WithoutBootsTimers {

		@Bean
		static BeanFactoryPostProcessor withoutBootsTimers() {
			return (beanFactory) -> ((BeanDefinitionRegistry) beanFactory)
				.removeBeanDefinition("defaultMeterObservationHandler");
		}

	}

}
