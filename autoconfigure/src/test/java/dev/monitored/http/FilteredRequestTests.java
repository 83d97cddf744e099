package dev.monitored.http;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that a filter ends before there is a route, as one for security does.
 */
class FilteredRequestTests {

	@Test
	void countRefusedOnesAsErrorsOfTheClientWithoutARoute() {
		applications().forEach((application) -> application.run((context) -> {
			Browser browser = new Browser(context);
			assertThat(browser.get("/ok/1?refused")).isEqualTo(401);
			assertThat(browser.get("/ok/1")).isEqualTo(200);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "all", "availability", 2, 0);
			HttpApplications.assertEvents(scrape, "routes", "availability", 1, 0);
			assertThat(scrape.find("api_errors_total")).hasSize(1);
			assertThat(
					scrape.value("api_errors_total", "error_type", "_none", "error_code", "401", "path", "_unmatched"))
				.isEqualTo(1);
		}));
	}

	@Test
	void countFailuresOfTheFilterAsBad() {
		applications().forEach((application) -> application.run((context) -> {
			Browser browser = new Browser(context);
			assertThat(browser.get("/ok/1?failed")).isEqualTo(500);
			assertThat(browser.get("/ok/1")).isEqualTo(200);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "all", "availability", 2, 1);
			HttpApplications.assertEvents(scrape, "routes", "availability", 1, 0);
			assertThat(scrape.find("api_errors_total")).hasSize(1);
			assertThat(scrape.value("api_errors_total", "error_type", "IllegalStateException", "error_code", "500",
					"path", "_unmatched"))
				.isEqualTo(1);
		}));
	}

	private static Stream<ApplicationContextRunner> applications() {
		return Stream
			.of(HttpApplications.tomcat(Endpoints.class, MvcFilter.class),
					HttpApplications.jetty(Endpoints.class, MvcFilter.class),
					HttpApplications.netty(Endpoints.class, FluxFilter.class))
			.map((application) -> application.withPropertyValues("monitored.slo.definitions.all.signal=http-server",
					"monitored.slo.definitions.all.availability=99%",
					"monitored.slo.definitions.routes.signal=http-server",
					"monitored.slo.definitions.routes.match.uri=/ok/**",
					"monitored.slo.definitions.routes.availability=99%"));
	}

	@Configuration(proxyBeanMethods = false)
	static class MvcFilter {

		@Bean
		OncePerRequestFilter filter() {
			return new OncePerRequestFilter() {

				@Override
				protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
						FilterChain chain) throws ServletException, IOException {
					switch (Objects.requireNonNullElse(request.getQueryString(), "")) {
						case "refused" -> response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
						case "failed" -> throw new IllegalStateException("filter");
						default -> chain.doFilter(request, response);
					}
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FluxFilter {

		@Bean
		WebFilter filter() {
			return (exchange,
					chain) -> switch (Objects.requireNonNullElse(exchange.getRequest().getURI().getQuery(), "")) {
						case "refused" -> {
							exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
							yield exchange.getResponse().setComplete();
						}
						case "failed" -> Mono.error(new IllegalStateException("filter"));
						default -> chain.filter(exchange);
					};
		}

	}

}
