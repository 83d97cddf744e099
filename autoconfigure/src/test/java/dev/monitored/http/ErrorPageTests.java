package dev.monitored.http;

import java.util.concurrent.Callable;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests whose answer is an error page that decides about its code.
 */
class ErrorPageTests {

	@ParameterizedTest
	@MethodSource("containers")
	void countWithTheCodeOfTheErrorPage(ApplicationContextRunner application) {
		application
			.withPropertyValues("monitored.slo.definitions.routes.signal=http-server",
					"monitored.slo.definitions.routes.match.uri=/asked/*",
					"monitored.slo.definitions.routes.availability=99%")
			.run((context) -> {
				Browser browser = new Browser(context);
				assertThat(browser.get("/asked/conflict")).isEqualTo(409);
				assertThat(browser.get("/asked/later")).isEqualTo(409);
				assertThat(browser.get("/asked/moved")).isEqualTo(200);
				assertThat(browser.get("/asked/fail")).isEqualTo(500);
				assertThat(browser.get("/asked/refused")).isEqualTo(500);
				Scrape scrape = HttpApplications.settled(context);
				HttpApplications.assertEvents(scrape, "routes", "availability", 5, 2);
				assertThat(scrape.value("api_errors_total", "error_type", "ConflictException", "error_code", "409",
						"path", "/asked/conflict"))
					.isEqualTo(1);
				assertThat(scrape.values("api_errors_total", "path")).doesNotContain("/asked/moved");
			});
	}

	static Stream<Named<ApplicationContextRunner>> containers() {
		return Stream.of(Named.of("Tomcat", HttpApplications.tomcat(Pages.class)),
				Named.of("Tomcat without our valve", HttpApplications.tomcat(Pages.class, WithoutValve.class)),
				Named.of("Jetty", HttpApplications.jetty(Pages.class)));
	}

	@ParameterizedTest
	@MethodSource("containers")
	void endWhenAnotherThreadRendersTheErrorPage(ApplicationContextRunner application) {
		application.run((context) -> {
			new Browser(context).get("/slow-page");
			assertThat(HttpApplications.settled(context).values("api_errors_total", "path")).contains("/slow-page");
		});
	}

	/**
	 * What a Tomcat looks like that Spring Boot does not start.
	 */
	@Configuration(proxyBeanMethods = false)
	static class WithoutValve {

		@Bean
		static BeanDefinitionRegistryPostProcessor withoutValve() {
			return (registry) -> registry.removeBeanDefinition("monitoredRequestEndValveCustomizer");
		}

	}

	/**
	 * Routes and error pages.
	 */
	@RestController
	static class Pages {

		@Bean
		ErrorPageRegistrar registrar() {
			return (registry) -> registry.addErrorPages(new ErrorPage(ConflictException.class, "/page/conflict"),
					new ErrorPage(SlowPageException.class, "/page/slow"), new ErrorPage(HttpStatus.GONE, "/page/moved"),
					new ErrorPage(HttpStatus.FORBIDDEN, "/page/fail"));
		}

		@GetMapping("/asked/conflict")
		String conflict() {
			throw new ConflictException();
		}

		@GetMapping("/slow-page")
		String slowPage() {
			throw new SlowPageException();
		}

		@GetMapping("/asked/later")
		Callable<String> later() {
			return this::conflict;
		}

		@GetMapping("/asked/moved")
		void moved(HttpServletResponse response) throws Exception {
			response.sendError(HttpServletResponse.SC_GONE);
		}

		@GetMapping("/asked/refused")
		void refused(HttpServletResponse response) throws Exception {
			response.sendError(HttpServletResponse.SC_FORBIDDEN);
		}

		@GetMapping("/asked/fail")
		String fail() {
			throw new IllegalStateException("fail");
		}

		@RequestMapping("/page/conflict")
		ResponseEntity<String> conflictPage() {
			return ResponseEntity.status(HttpStatus.CONFLICT).body("conflict");
		}

		@RequestMapping("/page/slow")
		Callable<ResponseEntity<String>> slowConflictPage() {
			return this::conflictPage;
		}

		@RequestMapping("/page/moved")
		ResponseEntity<String> movedPage() {
			return ResponseEntity.ok("moved");
		}

		@RequestMapping("/page/fail")
		ResponseEntity<String> failPage() {
			return ResponseEntity.internalServerError().body("fail");
		}

	}

	static class ConflictException extends RuntimeException {

	}

	static class SlowPageException extends RuntimeException {

	}

}
