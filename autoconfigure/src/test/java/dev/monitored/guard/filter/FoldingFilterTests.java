package dev.monitored.guard.filter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;
import dev.monitored.guard.LabelGuard;
import dev.monitored.label.LabelKey;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FoldingFilter}.
 */
@ExtendWith(OutputCaptureExtension.class)
class FoldingFilterTests {

	private final ApplicationContextRunner runner = MonitoredContext.runner();

	@Test
	void foldsExcessRoutesAndLosesNoCall(CapturedOutput output) {
		this.runner.run((context) -> {
			context.getBean(LabelGuard.class).label("http.server.requests", "uri").admitAlways("/orders/{id}");
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			IntStream.range(0, 5_000).forEach((index) -> request(registry, "/raw/" + index));
			request(registry, "/orders/{id}");
			request(registry, "/**");
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.find("http_server_requests_seconds_count")).hasSize(103);
			assertThat(scrape.value("http_server_requests_seconds_count", "uri", "_other")).isEqualTo(4_900);
			assertThat(scrape.value("http_server_requests_seconds_count", "uri", "/orders/{id}")).isEqualTo(1);
			assertThat(scrape.value("http_server_requests_seconds_count", "uri", "/**")).isEqualTo(1);
			assertThat(calls(scrape)).isEqualTo(5_002);
			assertThat(scrape.value("monitored_guard_folded_total", "meter", "http.server.requests", "label", "uri"))
				.isEqualTo(4_900);
		});
		assertThat(output.toString().split("WARN", -1)).hasSize(2);
		assertThat(output).contains("The label 'uri' of the meter 'http.server.requests' has more than 100 values",
				"[/raw/100, /raw/101, /raw/102]");
	}

	@Test
	void keepsNothingOfAMillionRoutesInTheRegistry() {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			request(registry, "/first");
			int before = registry.getMeters().size();
			IntStream.range(0, 1_000_000).forEach((index) -> request(registry, "/raw/" + index));
			assertThat(registry.getMeters()).hasSize(before + 100);
			assertThat(registry).extracting("preFilterIdToMeterMap")
				.asInstanceOf(InstanceOfAssertFactories.MAP)
				.hasSize(before + 100);
			assertThat(calls(Scrape.of(context))).isEqualTo(1_000_001);
		});
	}

	@Test
	void makesRoutesOfRawClientPathsBeforeTheyCount() {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			for (int index = 0; index < 1_000; index++) {
				Timer.builder("http.client.requests")
					.tag("uri", "/users/" + index)
					.tag("client.name", "host" + index)
					.register(registry)
					.record(1, TimeUnit.MILLISECONDS);
				LongTaskTimer.builder("http.client.requests.active")
					.tag("uri", "/users/" + index)
					.register(registry)
					.start();
			}
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.values("http_client_requests_seconds_count", "uri")).containsExactly("/users/{id}");
			assertThat(scrape.values("http_client_requests_seconds_count", "client_name")).hasSize(101)
				.contains("_other");
			assertThat(scrape.value("monitored_guard_folded_total", "meter", "http.client.requests", "label", "uri"))
				.isZero();
			assertThat(scrape.value("http_client_requests_active_seconds_count", "uri", "/users/{id}"))
				.isEqualTo(1_000);
		});
	}

	@Test
	void foldsMethodsThatHttpDoesNotHave(CapturedOutput output) {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			for (String method : List.of("GET", "POST", "PURGE", "COPY", "MOVE")) {
				Timer.builder("http.client.requests")
					.tag("method", method)
					.register(registry)
					.record(1, TimeUnit.MILLISECONDS);
			}
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.values("http_client_requests_seconds_count", "method")).containsExactly("GET", "POST",
					"_other");
			assertThat(scrape.value("http_client_requests_seconds_count", "method", "_other")).isEqualTo(3);
		});
		assertThat(output).contains(
				"The label 'method' of the meter 'http.client.requests' has values that are not allowed; these, such as [PURGE, COPY, MOVE], are counted as '_other'");
	}

	@Test
	void foldsWhatTheApplicationNames() {
		this.runner.with(MonitoredContext.yaml("""
				monitored.guard.labels:
				  - { meter: shop.orders, label: kind, max-values: 2 }
				""")).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			IntStream.range(0, 10)
				.forEach((index) -> registry.counter("shop.orders", "kind", "k" + index, "color", "c" + index)
					.increment());
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.values("shop_orders_total", "kind")).containsExactly("_other", "k0", "k1");
			assertThat(scrape.values("shop_orders_total", "color")).hasSize(10);
		});
	}

	@Test
	void neverFoldsWhatWouldBeLost() {
		this.runner.with(MonitoredContext.yaml("""
				monitored.guard.labels:
				  - { meter: queue.size, label: queue, max-values: 1 }
				  - { meter: queue.sent, label: queue, max-values: 1 }
				""")).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			for (int index = 0; index < 3; index++) {
				Gauge.builder("queue.size", () -> 7).tag("queue", "q" + index).register(registry);
				FunctionCounter.builder("queue.sent", registry, (sent) -> 7)
					.tag("queue", "q" + index)
					.register(registry);
			}
			assertThat(Scrape.of(context).find("queue_size")).hasSize(3);
			assertThat(Scrape.of(context).find("queue_sent_total")).hasSize(3);
		});
	}

	@Test
	void boundsWhatTheApplicationsOwnFiltersLeave() {
		this.runner.withUserConfiguration(OwnRoutes.class).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			IntStream.range(0, 1_000).forEach((index) -> request(registry, "/raw/" + index));
			assertThat(Scrape.of(context).value("http_server_requests_seconds_count", "uri", "/raw")).isEqualTo(1_000);
		});
	}

	@Test
	void aFailureOfOursChangesNoMeter() {
		this.runner.run((context) -> {
			FoldedLabel label = new FoldedLabel(new LabelKey("kind"),
					context.getBean(LabelGuard.class).label("shop.orders", "kind"), (value) -> {
						throw new NoClassDefFoundError("Nothing is alike");
					});
			MeterRegistry registry = new SimpleMeterRegistry();
			registry.config()
				.meterFilter(new FoldingFilter(Map.of("shop.orders", List.of(label)), new FunctionMeters()));
			IntStream.range(0, 3).forEach((index) -> registry.counter("shop.orders", "kind", "k" + index).increment());
			assertThat(registry.find("shop.orders").counters()).hasSize(3);
		});
	}

	private static void request(MeterRegistry registry, String uri) {
		Timer.builder("http.server.requests").tag("uri", uri).register(registry).record(1, TimeUnit.MILLISECONDS);
	}

	private static double calls(Scrape scrape) {
		return scrape.find("http_server_requests_seconds_count").stream().mapToDouble(Scrape.Sample::value).sum();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRoutes {

		@Bean
		MeterFilter ownRoutes() {
			return MeterFilter.replaceTagValues("uri", (uri) -> uri.startsWith("/raw/") ? "/raw" : uri);
		}

	}

}
