package dev.monitored.http;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatServletManagementContextAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

/**
 * Tests for the routes that the application declares.
 */
class RoutesTests {

	@Test
	void admitsTheRoutesOfSpringMvcWhateverTheLimit() {
		assertRoutes(HttpApplications.tomcat(Endpoints.class, MvcRouter.class));
	}

	@Test
	void admitsTheRoutesOfWebFluxWhateverTheLimit() {
		assertRoutes(HttpApplications.netty(Endpoints.class, FluxRouter.class));
	}

	@Test
	void countsRequestsOfFunctionalRoutes() {
		for (ApplicationContextRunner runner : new ApplicationContextRunner[] {
				HttpApplications.tomcat(MvcRouter.class), HttpApplications.netty(FluxRouter.class) }) {
			runner
				.withPropertyValues("monitored.slo.definitions.items.signal=http-server",
						"monitored.slo.definitions.items.match.uri=/functional/items/{id}",
						"monitored.slo.definitions.items.availability=99%")
				.run((context) -> {
					assertThat(new Browser(context).get("/functional/items/7")).isEqualTo(200);
					HttpApplications.assertEvents(HttpApplications.settled(context), "items", "availability", 1, 0);
				});
		}
	}

	@Test
	void knowsAtStartUpWhichSlosRoutesMatch() {
		HttpApplications.tomcat(Endpoints.class)
			.withPropertyValues("monitored.slo.definitions.known.signal=http-server",
					"monitored.slo.definitions.known.match.uri=/ok/**",
					"monitored.slo.definitions.known.availability=99%",
					"monitored.slo.definitions.unknown.signal=http-server",
					"monitored.slo.definitions.unknown.match.uri=/elsewhere/**",
					"monitored.slo.definitions.unknown.availability=99%")
			.run((context) -> assertThat(context.getBean(SloCatalog.class).slos()).filteredOn((slo) -> slo.isMatched())
				.extracting((slo) -> slo.slo().name())
				.containsExactly("known"));
	}

	@Test
	void leavesTheActuatorOutWhereverItLies() {
		for (String path : new String[] { "/", "/manage" }) {
			HttpApplications.tomcat(Endpoints.class)
				.withPropertyValues("management.endpoints.web.base-path=" + path, "spring.mvc.servlet.path=/mvc",
						"server.servlet.context-path=/app", "monitored.slo.definitions.all.signal=http-server",
						"monitored.slo.definitions.all.availability=99%")
				.run((context) -> {
					Browser browser = new Browser(context);
					assertThat(browser.get("/app/mvc" + ("/".equals(path) ? "" : path) + "/info")).isEqualTo(200);
					assertThat(browser.get("/app/mvc/ok/1")).isEqualTo(200);
					HttpApplications.assertEvents(HttpApplications.settled(context), "all", "availability", 1, 0);
				});
		}
	}

	@Test
	void takesPathsOfAnActuatorOnAPortOfItsOwnForThoseOfOthers() {
		HttpApplications.tomcat(Endpoints.class, OwnInfo.class)
			.withConfiguration(AutoConfigurations.of(TomcatServletManagementContextAutoConfiguration.class))
			.withPropertyValues("management.server.port=0", "management.endpoints.web.base-path=/",
					"monitored.slo.definitions.all.signal=http-server",
					"monitored.slo.definitions.all.availability=99%")
			.run((context) -> {
				assertThat(new Browser(context).get("/info")).isEqualTo(200);
				Browser management = new Browser(
						context.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
				assertThat(management.get("/info")).isEqualTo(200);
				HttpApplications.assertEvents(HttpApplications.settled(context), "all", "availability", 1, 0);
			});
	}

	private static void assertRoutes(ApplicationContextRunner runner) {
		runner.withPropertyValues("monitored.guard.max-values=1").run((context) -> {
			assertAdmitted(context, "/ok/{id}", "/functional/items/{id}", "/**", "NOT_FOUND");
			new Browser(context).get("/missing/{}", 3);
			new Browser(context).get("/nowhere/{}", 3);
			Scrape scrape = HttpApplications.settled(context);
			assertThat(scrape.values("api_errors_total", "path")).containsExactly("/missing/{id}", "_unmatched");
		});
	}

	private static void assertAdmitted(ApplicationContext context, String... uris) {
		BoundedLabel label = context.getBean(LabelGuard.class).label("http.server.requests", "uri");
		assertThat(label.admit("first")).isEqualTo("first");
		assertThat(label.admit("second")).isEqualTo("_other");
		assertThat(uris).allSatisfy((uri) -> assertThat(label.admit(uri)).isEqualTo(uri));
	}

	@RestController
	static class OwnInfo {

		@GetMapping("/info")
		String info() {
			return "own";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FluxRouter {

		@Bean
		RouterFunction<ServerResponse> items() {
			return RouterFunctions.nest(path("/functional"),
					RouterFunctions.route(GET("/items/{id}"), (request) -> ServerResponse.ok().bodyValue("item")));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MvcRouter {

		@Bean
		org.springframework.web.servlet.function.RouterFunction<org.springframework.web.servlet.function.ServerResponse> items() {
			return org.springframework.web.servlet.function.RouterFunctions.route()
				.path("/functional",
						(routes) -> routes.GET("/items/{id}",
								(request) -> org.springframework.web.servlet.function.ServerResponse.ok().body("item")))
				.build();
		}

	}

}
