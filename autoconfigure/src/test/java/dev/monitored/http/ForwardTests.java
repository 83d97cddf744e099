package dev.monitored.http;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import dev.monitored.test.scrape.Scrape;

/**
 * Requests of Spring MVC whose handler forwards them, or includes the answer of another.
 */
class ForwardTests {

	@ParameterizedTest
	@MethodSource("applications")
	void countAtTheRouteThatWasAskedFor(ApplicationContextRunner application) {
		for (String path : new String[] { "/forward", "/forward-fail", "/forward-missing", "/forward-later", "/twice",
				"/dispatch", "/include", "/view-controller", "/functional", "/forward-to-nothing" }) {
			application.withPropertyValues("monitored.slo.definitions.asked.match.uri=" + path).run((context) -> {
				new Browser(context).get(path);
				Scrape scrape = HttpApplications.settled(context);
				double bad = path.equals("/forward-fail") ? 1 : 0;
				SoftAssertions.assertSoftly((softly) -> {
					softly.assertThat(scrape.value("slo_events_total", "slo", "asked")).as(path).isEqualTo(1);
					softly.assertThat(scrape.value("slo_bad_events_total", "slo", "asked")).as(path).isEqualTo(bad);
					softly.assertThat(scrape.value("slo_events_total", "slo", "target")).as(path).isZero();
					softly.assertThat(scrape.value("slo_bad_events_total", "slo", "target")).as(path).isZero();
				});
			});
		}
	}

	static Stream<Named<ApplicationContextRunner>> applications() {
		return Stream.of(Named.of("Tomcat", counting(HttpApplications.tomcat(Forwards.class))),
				Named.of("Jetty", counting(HttpApplications.jetty(Forwards.class))));
	}

	private static ApplicationContextRunner counting(ApplicationContextRunner application) {
		return application.withPropertyValues("monitored.slo.definitions.asked.signal=http-server",
				"monitored.slo.definitions.asked.availability=99%",
				"monitored.slo.definitions.target.signal=http-server",
				"monitored.slo.definitions.target.match.uri=/target-*",
				"monitored.slo.definitions.target.availability=99%");
	}

	/**
	 * Routes that forward.
	 */
	@Controller
	@Configuration(proxyBeanMethods = false)
	static class Forwards implements WebMvcConfigurer {

		@GetMapping("/forward")
		String forward() {
			return "forward:/target-ok";
		}

		@GetMapping("/forward-fail")
		String forwardToFailure() {
			return "forward:/target-fail";
		}

		@GetMapping("/forward-missing")
		String forwardToMissing() {
			return "forward:/target-missing";
		}

		@GetMapping("/forward-to-nothing")
		String forwardToNothing() {
			return "forward:/nothing";
		}

		@GetMapping("/forward-later")
		Callable<String> forwardLater() {
			return this::forward;
		}

		@GetMapping("/twice")
		String forwardTwice() {
			return "forward:/target-forward";
		}

		@GetMapping("/target-forward")
		String forwardAgain() {
			return "forward:/target-ok";
		}

		@GetMapping("/dispatch")
		void dispatch(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
			request.getRequestDispatcher("/target-ok").forward(request, response);
		}

		@GetMapping("/include")
		void include(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
			request.getRequestDispatcher("/target-ok").include(request, response);
		}

		@GetMapping("/target-ok")
		@ResponseBody
		String ok() {
			return "ok";
		}

		@GetMapping("/target-fail")
		@ResponseBody
		String fail() {
			throw new IllegalStateException("target");
		}

		@GetMapping("/target-missing")
		@ResponseBody
		String missing() {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}

		@Override
		public void addViewControllers(ViewControllerRegistry registry) {
			registry.addViewController("/view-controller").setViewName("forward:/target-ok");
		}

		@Bean
		RouterFunction<ServerResponse> functional() {
			return RouterFunctions.route()
				.GET("/functional", (request) -> ServerResponse.ok().render("forward:/target-ok"))
				.build();
		}

	}

}
