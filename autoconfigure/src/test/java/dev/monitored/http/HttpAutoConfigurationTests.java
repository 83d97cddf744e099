package dev.monitored.http;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.observation.OpenTelemetryServerRequestObservationConvention;
import org.springframework.web.reactive.function.client.WebClient;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.guard.LabelGuard;
import dev.monitored.http.exchange.HttpBoundaries;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class HttpAutoConfigurationTests {

	private static final String[] SLO = { "monitored.slo.definitions.orders.signal=http-server",
			"monitored.slo.definitions.orders.availability=99%",
			"monitored.slo.definitions.orders.latency=p95 < 123ms" };

	@Test
	void measuresBothSidesByDefault() {
		HttpApplications.tomcat(Endpoints.class)
			.run((context) -> assertThat(context).hasBean("monitoredServerExchangeRecorder")
				.hasBean("monitoredClientExchangeRecorder")
				.hasSingleBean(HttpBoundaries.class));
	}

	@Test
	void measuresNothingIfTurnedOff() {
		HttpApplications.tomcat(Endpoints.class).withPropertyValues("monitored.http.enabled=false").run((context) -> {
			assertThat(new Browser(context).get("/ok/1")).isEqualTo(200);
			assertThat(context).doesNotHaveBean("monitoredServerExchangeRecorder")
				.doesNotHaveBean("monitoredClientExchangeRecorder");
			assertThat(Scrape.of(context).has("http_server_active")).isFalse();
			assertThat(Scrape.of(context).has("http_server_requests_seconds_bucket")).isFalse();
		});
	}

	@Test
	void measuresOnlyClientsWithoutAServer() {
		MonitoredContext.runner()
			.run((context) -> assertThat(context).hasBean("monitoredClientExchangeRecorder")
				.doesNotHaveBean("monitoredServerExchangeRecorder"));
	}

	@Test
	void measuresNothingWithoutSpringWeb() {
		MonitoredContext.runner()
			.withClassLoader(new FilteredClassLoader(HttpStatusCode.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HttpBoundaries.class));
	}

	@Test
	void measuresBlockingClientsWithoutWebFlux() {
		MonitoredContext.runner()
			.withClassLoader(new FilteredClassLoader(WebClient.class))
			.run((context) -> assertThat(context).hasBean("monitoredBlockingExchangeHandler")
				.doesNotHaveBean("monitoredWebClientExchangeHandler"));
	}

	@Test
	void putsTheProfileAndAllThresholdsOnBootsTimer() {
		HttpApplications.tomcat(Endpoints.class)
			.withPropertyValues(SLO)
			.withPropertyValues("monitored.slo.definitions.others.signal=http-server",
					"monitored.slo.definitions.others.latency=p99 < 2s",
					"monitored.slo.definitions.clients.signal=http-client",
					"monitored.slo.definitions.clients.latency=p99 < 3s")
			.run((context) -> {
				new Browser(context).get("/ok/1");
				Scrape scrape = HttpApplications.settled(context);
				assertThat(scrape.values("http_server_requests_seconds_bucket", "le")).containsExactlyInAnyOrder(
						"0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.123", "0.25", "0.5", "0.75", "1.0", "2.0",
						"2.5", "5.0", "7.5", "10.0", "+Inf");
				assertThat(scrape.has("http_server_requests_active_seconds_bucket")).isFalse();
			});
	}

	@Test
	void letsTheApplicationsOwnBoundariesWin() {
		HttpApplications.tomcat(Endpoints.class)
			.withPropertyValues(SLO)
			.withPropertyValues("management.metrics.distribution.slo.http.server.requests=42ms")
			.run((context) -> {
				new Browser(context).get("/ok/1");
				assertThat(boundaries(context, "http_server_requests_seconds_bucket"))
					.containsExactlyInAnyOrder("0.042", "+Inf");
			});
	}

	@Test
	void keepsTheProfileIfThereAreTooManyThresholds(CapturedOutput output) {
		String[] thresholds = IntStream.range(0, 30)
			.mapToObj((index) -> "monitored.slo.definitions.orders.latency[%d]=p%d < %dms".formatted(index, 50 + index,
					11 + index))
			.toArray(String[]::new);
		HttpApplications.tomcat(Endpoints.class)
			.withPropertyValues("monitored.slo.definitions.orders.signal=http-server")
			.withPropertyValues(thresholds)
			.run((context) -> {
				new Browser(context).get("/ok/1");
				assertThat(boundaries(context, "http_server_requests_seconds_bucket")).hasSize(15);
				HttpApplications.assertEvents(Scrape.of(context), "orders", "latency_p50", 1,
						Scrape.of(context).value("slo_bad_events_total", "slo", "orders", "sli", "latency_p50"));
			});
		assertThat(output).containsOnlyOnce("give 43 boundaries for http.server.requests, 40 are allowed");
	}

	@Test
	void knowsTheTimerByTheNameThatAConventionGivesIt() {
		HttpApplications.tomcat(Endpoints.class, OpenTelemetryConvention.class)
			.withPropertyValues(SLO)
			.run((context) -> {
				new Browser(context).get("/ok/1");
				assertThat(boundaries(context, "http_server_request_duration_seconds_bucket")).contains("0.123",
						"0.005");
				HttpApplications.assertEvents(Scrape.of(context), "orders", "availability", 1, 0);
			});
	}

	@Test
	void knowsTheTimerByTheNameThatAPropertyGivesIt() {
		HttpApplications.netty(Endpoints.class)
			.withPropertyValues(SLO)
			.withPropertyValues("management.observations.http.server.requests.name=my.requests")
			.run((context) -> {
				new Browser(context).get("/ok/1");
				assertThat(boundaries(context, "my_requests_seconds_bucket")).contains("0.123", "0.005");
			});
	}

	@Test
	void measuresWithLazyInitialization() {
		HttpApplications.tomcat(Endpoints.class)
			.withPropertyValues(SLO)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(
						context.getBean(LabelGuard.class).label("http.server.requests", "uri").isAdmitted("/ok/{id}"))
					.isTrue();
				new Browser(context).get("/ok/1");
				HttpApplications.assertEvents(HttpApplications.settled(context), "orders", "availability", 1, 0);
				assertThat(boundaries(context, "http_server_requests_seconds_bucket")).contains("0.123");
			});
	}

	@Test
	void saysSoWhenNothingIsObserved(CapturedOutput output) {
		HttpApplications.tomcat(Endpoints.class)
			.withPropertyValues(SLO)
			.withPropertyValues("management.observations.enable.http=false")
			.run((context) -> assertThat(new Browser(context).get("/ok/1")).isEqualTo(200));
		assertThat(output).containsOnlyOnce(
				"There are SLOs about http-server calls, but none of these will be counted, because http.server.requests is not observed. Remove management.observations.enable.http, or set it to true");
	}

	@Test
	void saysNothingWhenRequestsAreObserved(CapturedOutput output) {
		HttpApplications.tomcat(Endpoints.class)
			.withPropertyValues(SLO)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("not observed").doesNotContain("which nothing in this application measures");
	}

	@Test
	void warnsOfRoutesAndMethodsThatDoNotExist(CapturedOutput output) {
		HttpApplications.tomcat(Endpoints.class)
			.withPropertyValues("monitored.slo.definitions.some.signal=http-server",
					"monitored.slo.definitions.some.availability=99%", "monitored.slo.definitions.some.match.uri=/oo/*",
					"monitored.slo.definitions.some.match.method=get",
					"monitored.slo.definitions.right.signal=http-server",
					"monitored.slo.definitions.right.availability=99%",
					"monitored.slo.definitions.right.match.uri=/ok/*",
					"monitored.slo.definitions.right.match.method=GET")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("monitored.slo.definitions.some counts no call or misses some: ")
			.contains("no http-server call has the uri '/oo/*', did you mean '/ok/",
					"no http-server call has the method 'get', did you mean 'GET'?")
			.doesNotContain("monitored.slo.definitions.right");
	}

	@Test
	void refusesAnSloThatMatchesByALabelThatRequestsDoNotHave() {
		HttpApplications.tomcat(Endpoints.class)
			.withPropertyValues(SLO)
			.withPropertyValues("monitored.slo.definitions.orders.match.status=200")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"monitored.slo.definitions.orders.match.status", "no http-server call has the label 'status'",
					"Match by one of method, uri."));
	}

	@Test
	void refusesToIgnoreWhatIsNoPath() {
		HttpApplications.tomcat(Endpoints.class)
			.withPropertyValues("monitored.http.server.ignored=/internal/**")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"monitored.http.server.ignored", "/internal/**",
					"Write the beginning of a path, such as /internal"));
	}

	private static Set<String> boundaries(org.springframework.context.ApplicationContext context, String bucket) {
		HttpApplications.settled(context);
		Patience.await("the timer", () -> Scrape.of(context).has(bucket));
		return Scrape.of(context).values(bucket, "le").stream().collect(Collectors.toSet());
	}

	@Configuration(proxyBeanMethods = false)
	static class OpenTelemetryConvention {

		@Bean
		OpenTelemetryServerRequestObservationConvention convention() {
			return new OpenTelemetryServerRequestObservationConvention();
		}

	}

}
