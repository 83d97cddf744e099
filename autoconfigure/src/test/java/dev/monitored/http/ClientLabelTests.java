package dev.monitored.http;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Labels of requests, none of which a client writes.
 */
class ClientLabelTests {

	private static final List<String> METERS = List.of("http_server_requests_seconds_count", "http_server_active",
			"api_errors_total", "slo_events_total", "slo_bad_events_total", "monitored_guard_folded_total");

	@ParameterizedTest
	@MethodSource("applications")
	void haveNothingOfARequest(ApplicationContextRunner application) {
		application.withPropertyValues("server.forward-headers-strategy=framework").run((context) -> {
			Browser browser = new Browser(context);
			String host = "evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Prefix: /evil"
					+ "\r\nAccept: evil/evil\r\nContent-Type: evil/evil\r\nUpgrade: evil";
			for (String path : List.of("/problems/evil", "/ok/evil", "/missing/evil", "/evil",
					"/evil/problems/evil?evil", "/bad?evil", "/fail;evil")) {
				browser.request("GET", path, host);
				browser.request("EVIL", path, host);
				browser.request("POST", path, "evil.example");
			}
			Scrape scrape = HttpApplications.settled(context);
			for (String meter : METERS) {
				assertThat(scrape.find(meter)).as(meter).noneMatch((sample) -> sample.toString().contains("evil"));
			}
		});
	}

	@ParameterizedTest
	@MethodSource("applications")
	void haveRoomForNewErrorsWhateverClientsAskFor(ApplicationContextRunner application) {
		application.run((context) -> {
			Browser browser = new Browser(context);
			for (int count = 0; count < 110; count++) {
				browser.request("GET", "/problems/" + word(count), word(count) + ".example");
				browser.request("GET", "/query-problems?of=" + word(count), "localhost");
				browser.request("GET", "/header-problems", word(count));
			}
			browser.get("/fail");
			Scrape scrape = HttpApplications.settled(context);
			assertThat(scrape.value("api_errors_total", "error_type", "/types/{id}")).isEqualTo(110);
			assertThat(scrape.value("api_errors_total", "error_type", "/queries/{id}/gone")).isEqualTo(110);
			assertThat(scrape.value("api_errors_total", "error_type", "IllegalStateException", "error_code", "500"))
				.isEqualTo(1);
		});
	}

	@ParameterizedTest
	@MethodSource("applications")
	void keepsATypeThatWasCountedBeforeWhateverTheQuery(ApplicationContextRunner application) {
		application.run((context) -> {
			Browser browser = new Browser(context);
			browser.get("/fixed-problem");
			HttpApplications.settled(context);
			browser.get("/fixed-problem?x=errors&y=sold-out");
			assertThat(HttpApplications.settled(context).value("api_errors_total", "error_type", "/errors/sold-out"))
				.isEqualTo(2);
		});
	}

	static Stream<Named<ApplicationContextRunner>> applications() {
		return Stream.of(Named.of("Tomcat", HttpApplications.tomcat(Endpoints.class, Problems.class)),
				Named.of("Jetty", HttpApplications.jetty(Endpoints.class, Problems.class)),
				Named.of("Netty", HttpApplications.netty(Endpoints.class, Problems.class)));
	}

	private static String word(int number) {
		return "w" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
	}

	/**
	 * Routes whose problems have types that are built from requests.
	 */
	@RestController
	static class Problems {

		@GetMapping("/problems/{name}")
		String problem(@PathVariable String name, @RequestHeader("Host") String host) {
			throw problem(URI.create("http://" + host + "/types/" + name + "?" + name + "#" + name));
		}

		@GetMapping("/fixed-problem")
		String fixed() {
			throw problem(URI.create("/errors/sold-out"));
		}

		@GetMapping("/query-problems")
		String query(@RequestParam("of") String name) {
			throw problem(URI.create("/queries/" + name + "/gone"));
		}

		@GetMapping(path = "/header-problems", produces = MediaType.ALL_VALUE)
		String problem(@RequestHeader("Host") String host) {
			ErrorResponseException problem = problem(URI.create("/types/of/" + host));
			problem.getBody().setProperty("code", host);
			throw problem;
		}

		private static ErrorResponseException problem(URI type) {
			ProblemDetail detail = ProblemDetail.forStatus(HttpStatus.CONFLICT);
			detail.setType(type);
			return new ErrorResponseException(HttpStatus.CONFLICT, detail, null);
		}

	}

}
