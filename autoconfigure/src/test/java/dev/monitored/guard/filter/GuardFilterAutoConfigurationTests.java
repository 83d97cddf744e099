package dev.monitored.guard.filter;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.assertj.core.api.AbstractListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.metrics.HttpClientMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.MaximumAllowableTagsMeterFilter;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;
import dev.monitored.guard.LabelGuard;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GuardFilterAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class GuardFilterAutoConfigurationTests {

	private final ApplicationContextRunner runner = MonitoredContext.runner();

	@Test
	void boundsACompositeRegistryToo() {
		this.runner.withUserConfiguration(SecondRegistry.class)
			.withPropertyValues("monitored.guard.remove-forbidden-labels=true")
			.run((context) -> {
				MeterRegistry composite = context.getBean(MeterRegistry.class);
				assertThat(composite).isInstanceOf(CompositeMeterRegistry.class);
				for (int index = 0; index < 1_000; index++) {
					request(composite, "/raw/" + index);
					composite.counter("shop.orders", "user_id", "u" + index).increment();
				}
				assertThat(composite.find("http.server.requests").timers()).hasSize(101);
				assertThat(composite.find("shop.orders").counters()).hasSize(1);
				assertThat(context.getBean(SimpleMeterRegistry.class).find("http.server.requests").timers())
					.hasSize(101);
				Scrape scrape = Scrape.of(context);
				assertThat(calls(scrape)).isEqualTo(1_000);
				assertThat(scrape.value("shop_orders_total")).isEqualTo(1_000);
				assertThat(
						scrape.value("monitored_guard_folded_total", "label", "uri", "meter", "http.server.requests"))
					.isEqualTo(900);
			});
	}

	@Test
	void aTagThatThrowsChangesNoMeter() {
		Tag throwing = new Tag() {

			@Override
			public String getKey() {
				throw new IllegalStateException("No key");
			}

			@Override
			public String getValue() {
				return "value";
			}

		};
		this.runner.withPropertyValues("monitored.guard.remove-forbidden-labels=true").run((context) -> {
			Meter.Id id = new Meter.Id("http.server.requests", Tags.of(throwing), null, null, Meter.Type.TIMER);
			assertThat(context.getBeansOfType(MeterFilter.class).values()).hasSizeGreaterThan(1)
				.filteredOn((filter) -> filter.getClass().getName().startsWith("dev.monitored.guard."))
				.hasSize(2)
				.allSatisfy((filter) -> assertThat(filter.map(id)).isSameAs(id));
		});
	}

	@Test
	void takesBootsFiltersAway() {
		withBootsFilters().run((context) -> assertLimits(context).isEmpty());
	}

	@Test
	void leavesBootsFilterWhereTheApplicationHasSetItsLimit() {
		withBootsFilters().withPropertyValues("management.metrics.web.client.max-uri-tags=20").run((context) -> {
			assertLimits(context).containsExactly(20);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			IntStream.range(0, 100)
				.forEach((index) -> Timer.builder("http.client.requests")
					.tag("uri", "/page" + index)
					.register(registry)
					.record(1, TimeUnit.SECONDS));
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("http_client_requests_seconds_count", "uri", "_other")).isEqualTo(87);
		});
	}

	@Test
	void leavesFiltersOfTheApplicationAlone() {
		this.runner.withBean("metricsHttpServerUriTagFilter", MaximumAllowableTagsMeterFilter.class, "shop", "uri", 5)
			.run((context) -> assertLimits(context).containsExactly(5));
	}

	@Test
	void doesNothingIfItIsNotWanted(CapturedOutput output) {
		withBootsFilters().withPropertyValues("monitored.guard.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(FoldingFilter.class).doesNotHaveBean(MeterRegistryCustomizer.class);
			assertLimits(context).containsExactly(100);
			context.getBean(MeterRegistry.class).counter("shop.orders", "user_id", "ann");
			assertThat(context).hasSingleBean(LabelGuard.class);
		});
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void doesNothingWithoutBootsMetrics() {
		this.runner.withClassLoader(new FilteredClassLoader(MeterRegistryCustomizer.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FoldingFilter.class));
	}

	private ApplicationContextRunner withBootsFilters() {
		return this.runner.withConfiguration(
				AutoConfigurations.of(ObservationAutoConfiguration.class, HttpClientMetricsAutoConfiguration.class));
	}

	private static AbstractListAssert<?, ?, Object, ?> assertLimits(ApplicationContext context) {
		return assertThat(context.getBeansOfType(MaximumAllowableTagsMeterFilter.class).values())
			.extracting("maximumTagValues");
	}

	private static void request(MeterRegistry registry, String uri) {
		Timer.builder("http.server.requests").tag("uri", uri).register(registry).record(1, TimeUnit.MILLISECONDS);
	}

	private static double calls(Scrape scrape) {
		return scrape.find("http_server_requests_seconds_count").stream().mapToDouble(Scrape.Sample::value).sum();
	}

	@Configuration(proxyBeanMethods = false)
	static class SecondRegistry {

		@Bean
		SimpleMeterRegistry secondRegistry() {
			return new SimpleMeterRegistry();
		}

	}

}
