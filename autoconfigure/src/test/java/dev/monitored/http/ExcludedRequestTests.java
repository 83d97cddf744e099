package dev.monitored.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

import dev.monitored.http.server.ExcludedRequest;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that code of the server leaves out of all SLOs.
 */
class ExcludedRequestTests {

	@Test
	void areNoEvents() {
		applications().forEach((application) -> application.run((context) -> {
			Browser browser = new Browser(context);
			assertThat(browser.get("/ok/1?excluded")).isEqualTo(200);
			assertThat(browser.get("/fail?excluded")).isEqualTo(500);
			assertThat(browser.get("/mono?excluded")).isEqualTo(200);
			assertThat(browser.get("/ok/1")).isEqualTo(200);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "all", "availability", 1, 0);
			assertThat(scrape.value("slo_excluded_events_total", "slo", "all")).isEqualTo(3);
			assertThat(scrape.value("slo_calls_total", "slo", "all")).isEqualTo(4);
			assertThat(scrape.value("http_server_requests_seconds_count", "uri", "/ok/{id}")).isEqualTo(2);
		}));
	}

	@Test
	void areNoEventsWhereTheAttributeIsSetAfterTheHandler() {
		applications().forEach((application) -> application.run((context) -> {
			Browser browser = new Browser(context);
			assertThat(browser.get("/ok/1?late")).isEqualTo(200);
			assertThat(browser.get("/ok/1")).isEqualTo(200);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "all", "availability", 1, 0);
			assertThat(scrape.value("slo_excluded_events_total", "slo", "all")).isEqualTo(1);
		}));
	}

	@Test
	void needMoreThanAText() {
		applications().forEach((application) -> application.run((context) -> {
			assertThat(new Browser(context).get("/ok/1?text")).isEqualTo(200);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "all", "availability", 1, 0);
			assertThat(scrape.value("slo_excluded_events_total", "slo", "all")).isZero();
		}));
	}

	@Test
	void areNotChosenByTheClient() {
		applications().forEach((application) -> application.run((context) -> {
			URI address = URI.create("http://localhost:%d/ok/1?%s=true".formatted(HttpApplications.port(context),
					ExcludedRequest.ATTRIBUTE));
			HttpRequest request = HttpRequest.newBuilder(address).header(ExcludedRequest.ATTRIBUTE, "true").build();
			assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "all", "availability", 1, 0);
			assertThat(scrape.value("slo_excluded_events_total", "slo", "all")).isZero();
		}));
	}

	private static Stream<ApplicationContextRunner> applications() {
		return Stream
			.of(HttpApplications.tomcat(Endpoints.class, MvcFilter.class),
					HttpApplications.jetty(Endpoints.class, MvcFilter.class),
					HttpApplications.netty(Endpoints.class, FluxFilter.class))
			.map((application) -> application.withPropertyValues("monitored.slo.definitions.all.signal=http-server",
					"monitored.slo.definitions.all.availability=99%"));
	}

	private static Map<String, Object> attributes(@Nullable String query) {
		return switch (Objects.requireNonNullElse(query, "")) {
			case "excluded" -> Map.of(ExcludedRequest.ATTRIBUTE, true);
			case "text" -> Map.of(ExcludedRequest.ATTRIBUTE, "true");
			default -> Map.of();
		};
	}

	private static Map<String, Object> lateAttributes(@Nullable String query) {
		return "late".equals(query) ? Map.of(ExcludedRequest.ATTRIBUTE, true) : Map.of();
	}

	@Configuration(proxyBeanMethods = false)
	static class MvcFilter {

		@Bean
		OncePerRequestFilter filter() {
			return new OncePerRequestFilter() {

				@Override
				protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
						FilterChain chain) throws ServletException, IOException {
					attributes(request.getQueryString()).forEach(request::setAttribute);
					chain.doFilter(request, response);
					lateAttributes(request.getQueryString()).forEach(request::setAttribute);
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FluxFilter {

		@Bean
		WebFilter filter() {
			return (exchange, chain) -> {
				String query = exchange.getRequest().getURI().getQuery();
				exchange.getAttributes().putAll(attributes(query));
				return chain.filter(exchange)
					.then(Mono.fromRunnable(() -> exchange.getAttributes().putAll(lateAttributes(query))));
			};
		}

	}

}
