package dev.monitored.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;

import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.monitored.operation.ExcludedCalls;
import dev.monitored.operation.ExcludedShop;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scopes of excluded calls that filters open for what a request does.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExcludedScopesOfRequestsTests {

	@Test
	void leaveOutWhatAFilterOfWebFluxReturns() {
		HttpApplications.netty(Orders.class, ExcludedShop.class, FluxFilter.class).run((context) -> {
			Browser browser = new Browser(context);
			browser.get("/order?excluded");
			browser.get("/order?assembled");
			browser.get("/order");
			HttpApplications.settled(context);
			assertThat(excluded(context, "ExcludedShop.order")).isEqualTo(1);
			assertThat(events(context, "ExcludedShop.order")).isEqualTo(2);
		});
	}

	@Test
	void endWithTheRequestThatDidNotCloseThem(CapturedOutput output) throws Exception {
		assertLater(HttpApplications.tomcat(Orders.class, ExcludedShop.class, MvcFilter.class)
			.withPropertyValues("server.tomcat.threads.max=1", "server.tomcat.threads.min-spare=1"));
		assertThat(output).containsOnlyOnce("A scope of Operations.exclude() was not closed on this thread");
		assertLater(HttpApplications
			.tomcat(Orders.class, ExcludedShop.class, MvcFilter.class, ErrorPageTests.WithoutValve.class)
			.withPropertyValues("server.tomcat.threads.max=1", "server.tomcat.threads.min-spare=1"));
		assertLater(HttpApplications.netty(Orders.class, ExcludedShop.class, FluxFilter.class));
	}

	private static void assertLater(ApplicationContextRunner application) {
		application
			.withPropertyValues("monitored.slo.definitions.all.signal=http-server",
					"monitored.slo.definitions.all.availability=99%")
			.run((context) -> {
				HttpClient client = HttpClient.newHttpClient();
				for (String query : new String[] { "left", "none", "left", "none" }) {
					URI address = URI
						.create("http://localhost:%d/buy?%s".formatted(HttpApplications.port(context), query));
					assertThat(client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body())
						.isEqualTo("tea");
				}
				HttpApplications.assertEvents(HttpApplications.settled(context), "all", "availability", 4, 0);
				assertThat(excluded(context, "ExcludedShop.buy")).isEqualTo(2);
				assertThat(events(context, "ExcludedShop.buy")).isEqualTo(2);
			});
	}

	private static double excluded(ApplicationContext context, String slo) {
		return Scrape.of(context).value("slo_excluded_events_total", "slo", slo);
	}

	private static double events(ApplicationContext context, String slo) {
		return Scrape.of(context).value("slo_events_total", "slo", slo, "sli", "availability");
	}

	@RestController
	static class Orders {

		private final ExcludedShop shop;

		Orders(ExcludedShop shop) {
			this.shop = shop;
		}

		@GetMapping("/order")
		Mono<String> order() {
			return Mono.just("tea").publishOn(Schedulers.parallel()).flatMap(this.shop::order);
		}

		@GetMapping("/buy")
		String buy() {
			return this.shop.buy("tea");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MvcFilter {

		@Bean
		Filter filter(Operations operations) {
			return (request, response, chain) -> {
				if (request.getParameter("left") != null) {
					operations.exclude();
				}
				chain.doFilter(request, response);
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FluxFilter {

		@Bean
		@SuppressWarnings("try")
		WebFilter filter(Operations operations) {
			return (exchange, chain) -> {
				switch (Objects.requireNonNullElse(exchange.getRequest().getURI().getQuery(), "")) {
					case "excluded":
						return operations.excluded(() -> chain.filter(exchange));
					case "assembled":
						try (ExcludedCalls scope = operations.exclude()) {
							return chain.filter(exchange);
						}
					case "left":
						operations.exclude();
						return chain.filter(exchange);
					default:
						return chain.filter(exchange);
				}
			};
		}

	}

}
