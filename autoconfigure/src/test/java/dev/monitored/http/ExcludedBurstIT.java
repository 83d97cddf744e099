package dev.monitored.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.monitored.Patience;
import dev.monitored.http.server.ExcludedRequest;
import dev.monitored.operation.ExcludedCalls;
import dev.monitored.operation.Operations;
import dev.monitored.pack.PrometheusServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A burst of requests, of which a filter leaves some out, as the process and a real
 * Prometheus count it.
 */
class ExcludedBurstIT {

	private static final int REQUESTS = 600;

	private static final String[] COUNTERS = { "slo_events_total{sli='availability', slo='%s'}",
			"slo_bad_events_total{sli='availability', slo='%s'}", "slo_excluded_events_total{slo='%s'}" };

	private final ApplicationContextRunner application = HttpApplications.tomcat(Buying.class, LoadTests.class)
		.withPropertyValues("management.endpoints.web.exposure.include=prometheus,slo",
				"monitored.slo.definitions.requests.signal=http-server",
				"monitored.slo.definitions.requests.match.uri=/buy/{number}",
				"monitored.slo.definitions.requests.availability=99%", "monitored.operation.overrides[0].name=buy",
				"monitored.operation.overrides[0].by-hand=true", "monitored.operation.overrides[0].availability=99%");

	@Test
	void isCountedAlikeInTheProcessAndInPrometheus(@TempDir Path directory) {
		PrometheusServer.TOOL.require();
		this.application.run((context) -> {
			try (PrometheusServer prometheus = PrometheusServer.start(HttpApplications.port(context), directory, """
					groups:
					  - name: credits
					    rules:
					      - record: monitored:budget_credit:events
					        expr: vector(1500) and vector(time()) < 1e12
					        labels: { application: test, slo: buy, sli: availability }
					""")) {
				Patience.await("a first scrape, with all counters at 0",
						() -> prometheus.value("sum(slo_excluded_events_total)") == 0);
				burst(context);
				Map<String, Double> said = said(context);
				// Each third request fails, and each fifth is left out
				assertThat(said).isEqualTo(Map.of("buy events", 480.0, "buy bad", 160.0, "buy excluded", 120.0,
						"requests events", 480.0, "requests bad", 160.0, "requests excluded", 120.0));
				Patience.await().untilAsserted(() -> assertThat(counted(prometheus)).isEqualTo(said));
				assertThat(prometheus.value("monitored:budget_credit:events")).isEqualTo(1500);
			}
		});
	}

	private static void burst(ApplicationContext context) throws InterruptedException {
		Browser browser = new Browser(context);
		ExecutorService executor = Executors.newFixedThreadPool(8);
		for (int number = 0; number < REQUESTS; number++) {
			String path = "/buy/" + number;
			executor.execute(() -> browser.get(path));
		}
		executor.shutdown();
		Patience.await(executor);
		HttpApplications.settled(context);
	}

	private static Map<String, Double> counted(PrometheusServer prometheus) {
		Map<String, Double> counted = new TreeMap<>();
		for (String slo : new String[] { "buy", "requests" }) {
			counted.put(slo + " events", prometheus.value(COUNTERS[0].formatted(slo)));
			counted.put(slo + " bad", prometheus.value(COUNTERS[1].formatted(slo)));
			counted.put(slo + " excluded", prometheus.value(COUNTERS[2].formatted(slo)));
		}
		return counted;
	}

	private static Map<String, Double> said(ApplicationContext context) throws Exception {
		URI address = URI.create("http://localhost:%d/actuator/slo".formatted(HttpApplications.port(context)));
		JsonNode report = JsonMapper.shared()
			.readTree(HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
				.body());
		Map<String, Double> said = new TreeMap<>();
		report.at("/slos").forEach((slo) -> {
			String name = slo.at("/name").asString();
			said.put(name + " events", slo.at("/objectives/0/sinceStart/events").asDouble());
			said.put(name + " bad", slo.at("/objectives/0/sinceStart/badEvents").asDouble());
			said.put(name + " excluded", slo.at("/excludedEvents").asDouble());
		});
		return said;
	}

	/**
	 * Fails to sell each third time.
	 */
	@RestController
	static class Buying {

		private final Operations operations;

		Buying(Operations operations) {
			this.operations = operations;
		}

		@GetMapping("/buy/{number}")
		void buy(@PathVariable("number") int number) {
			this.operations.record("buy", () -> {
				if (number % 3 == 0) {
					throw new IllegalStateException("sold out");
				}
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LoadTests {

		@Bean
		OncePerRequestFilter loadTests(Operations operations) {
			return new OncePerRequestFilter() {

				@Override
				@SuppressWarnings("try")
				protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
						FilterChain chain) throws ServletException, IOException {
					if (!request.getRequestURI().matches("/buy/\\d*[05]")) {
						chain.doFilter(request, response);
						return;
					}
					request.setAttribute(ExcludedRequest.ATTRIBUTE, true);
					try (ExcludedCalls scope = operations.exclude()) {
						chain.doFilter(request, response);
					}
				}

			};
		}

	}

}
