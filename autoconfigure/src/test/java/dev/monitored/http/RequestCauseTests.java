package dev.monitored.http;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.monitored.LeapingTime;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What requests to servlets that went wrong are put down to.
 */
class RequestCauseTests {

	@ParameterizedTest
	@CsvSource({ "/slow-operation, latency_p95, operation pricing", "/slow, latency_p95, unmeasured _none",
			"/two, latency_p95, operation pricing", "/later, latency_p95, unknown _none",
			"/failing-operation, availability, operation pricing", "/unavailable, availability, unmeasured _none",
			"/upstream, availability, http localhost" })
	void putsRequestsDownToWhatTheyCall(String path, String sli, String cause) {
		tomcat().run((context) -> {
			new Browser(context).get(path);
			assertThat(causes(HttpApplications.settled(context), sli)).isEqualTo(Map.of(cause, 1.0));
		});
		jetty().run((context) -> {
			new Browser(context).get(path);
			assertThat(causes(HttpApplications.settled(context), sli)).isEqualTo(Map.of(cause, 1.0));
		});
	}

	@Test
	void knowsWhatARequestDidBeforeAnotherThreadAnsweredIt() {
		tomcat().run((context) -> {
			new Browser(context).get("/later");
			assertThat(minutes(HttpApplications.settled(context)))
				.isEqualTo(Map.of("operation pricing", 30L, "unknown _none", 45L));
		});
	}

	@Test
	void followsRequestsOfVirtualThreads() {
		tomcat().withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			new Browser(context).get("/two");
			assertThat(minutes(HttpApplications.settled(context)))
				.isEqualTo(Map.of("operation pricing", 50L, "unmeasured _none", 40L));
		});
	}

	@Test
	void namesTheRouteThatFailed() {
		netty().run((context) -> {
			new Browser(context).get("/unavailable");
			assertThat(causes(HttpApplications.settled(context), "availability"))
				.isEqualTo(Map.of("unknown _none", 1.0));
		});
	}

	@ParameterizedTest
	@CsvSource({ "/mono-operation, operation pricing", "/mono-upstream, http localhost",
			"/upstream-operation, http localhost" })
	void followsRequestsThatWebFluxAnswers(String path, String cause) {
		netty()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class,
					WebClientObservationAutoConfiguration.class))
			.withUserConfiguration(FluxRoutes.class)
			.run((context) -> {
				new Browser(context).get(path);
				Scrape scrape = HttpApplications.settled(context);
				assertThat(causes(scrape, "latency_p95")).containsEntry(cause, 1.0);
				assertThat(minutes(scrape)).containsEntry(cause, 70L);
			});
	}

	@Test
	void blamesTheRequestThatFailedInWebFlux() {
		netty()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class,
					WebClientObservationAutoConfiguration.class))
			.withUserConfiguration(FluxRoutes.class)
			.run((context) -> {
				new Browser(context).get("/mono-refused");
				assertThat(causes(HttpApplications.settled(context), "availability"))
					.isEqualTo(Map.of("http localhost", 1.0));
			});
	}

	private static ApplicationContextRunner tomcat() {
		return application(HttpApplications.tomcat(Routes.class));
	}

	private static ApplicationContextRunner jetty() {
		return application(HttpApplications.jetty(Routes.class));
	}

	private static ApplicationContextRunner netty() {
		return application(HttpApplications.netty(Routes.class));
	}

	private static ApplicationContextRunner application(ApplicationContextRunner server) {
		String slo = "monitored.slo.definitions.all.";
		return server.withPropertyValues(slo + "signal=http-server", slo + "availability=99%",
				slo + "latency=p95 < 60m");
	}

	private static Map<String, Double> causes(Scrape scrape, String sli) {
		Map<String, Double> found = new TreeMap<>();
		scrape.find("slo_bad_events_by_cause_total", "sli", sli)
			.stream()
			.filter((sample) -> sample.value() > 0)
			.forEach((sample) -> found.put(name(sample), sample.value()));
		return found;
	}

	private static Map<String, Long> minutes(Scrape scrape) {
		Map<String, Long> found = new TreeMap<>();
		scrape.find("slo_call_seconds_by_cause_total", "result", "bad")
			.stream()
			.forEach((sample) -> found.put(name(sample), Math.round(sample.value() / 60)));
		found.values().removeIf((minutes) -> minutes == 0);
		return found;
	}

	private static String name(Scrape.Sample sample) {
		return sample.labels().get("cause") + " " + sample.labels().get("resource");
	}

	/**
	 * Routes that are slow or fail.
	 */
	@RestController
	static class Routes {

		private final Operations operations;

		private final ObservationRegistry observations;

		Routes(Operations operations, ObservationRegistry observations) {
			this.operations = operations;
			this.observations = observations;
		}

		@GetMapping("/slow-operation")
		String slowOperation() {
			pricing(70);
			return "";
		}

		@GetMapping("/slow")
		String slow() {
			pricing(20);
			pass(60);
			return "";
		}

		@GetMapping("/two")
		String two() {
			pricing(50);
			pass(40);
			return "";
		}

		@GetMapping("/later")
		Callable<String> later() {
			pricing(30);
			return () -> {
				pass(45);
				return "";
			};
		}

		@GetMapping("/failing-operation")
		String failingOperation() {
			return this.operations.record("pricing", () -> {
				throw new IllegalStateException();
			});
		}

		@GetMapping("/unavailable")
		ResponseEntity<String> unavailable() {
			return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
		}

		@GetMapping("/upstream")
		String upstream() {
			return String.valueOf(RestClient.builder()
				.observationRegistry(this.observations)
				.build()
				.get()
				.uri("http://localhost:1/")
				.retrieve()
				.body(String.class));
		}

		private void pricing(int minutes) {
			this.operations.record("pricing", () -> pass(minutes));
		}

		private static void pass(int minutes) {
			LeapingTime.pass(Duration.ofMinutes(minutes));
		}

	}

	/**
	 * Routes that subscribe to what is slow.
	 */
	@RestController
	static class FluxRoutes {

		private final Operations operations;

		private final WebClient client;

		private final ApplicationContext context;

		FluxRoutes(Operations operations, WebClient.Builder client, ApplicationContext context) {
			this.operations = operations;
			this.client = client.build();
			this.context = context;
		}

		@GetMapping("/mono-operation")
		Mono<String> operation() {
			return this.operations.record("pricing", () -> slow().subscribeOn(Schedulers.boundedElastic()));
		}

		@GetMapping("/mono-upstream")
		Mono<String> upstream() {
			return slowUpstream();
		}

		@GetMapping("/upstream-operation")
		Mono<String> upstreamOperation() {
			return Mono.just("").flatMap((value) -> this.operations.record("pricing", this::slowUpstream));
		}

		@GetMapping("/mono-refused")
		Mono<String> refused() {
			return this.operations.record("pricing",
					() -> this.client.get().uri("http://localhost:1/").retrieve().bodyToMono(String.class));
		}

		@GetMapping("/mono-slow")
		static Mono<String> slow() {
			return Mono.fromCallable(() -> {
				LeapingTime.pass(Duration.ofMinutes(70));
				return "";
			});
		}

		private Mono<String> slowUpstream() {
			return this.client.get()
				.uri("http://localhost:{port}/mono-slow", HttpApplications.port(this.context))
				.retrieve()
				.bodyToMono(String.class);
		}

	}

}
