package dev.monitored.http;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.Patience;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is counted of requests over loopback, whichever server answers them.
 */
abstract class ServerContract {

	protected abstract ApplicationContextRunner server(Class<?>... configurations);

	@Test
	void countsWhatAServerDoesWrongAsBad() {
		application("/**").run((context) -> {
			Browser browser = new Browser(context);
			browser.get("/ok/{}", 7);
			browser.get("/missing/{}", 5);
			browser.get("/bad", 3);
			browser.get("/unavailable", 2);
			browser.get("/fail", 4);
			browser.get("/nowhere/{}", 6);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "routes", "availability", 21, 6);
			HttpApplications.assertEvents(scrape, "all", "availability", 27, 6);
		});
	}

	@Test
	void matchesByTemplateAndMethod() {
		application("/ok/*").run((context) -> {
			Browser browser = new Browser(context);
			browser.get("/ok/{}", 300);
			browser.get("/missing/{}", 5);
			HttpApplications.assertEvents(HttpApplications.settled(context), "routes", "availability", 300, 0);
		});
		application("/ok/{id}").withPropertyValues("monitored.slo.definitions.routes.match.method=POST")
			.run((context) -> {
				new Browser(context).get("/ok/{}", 3);
				HttpApplications.assertEvents(HttpApplications.settled(context), "routes", "availability", 0, 0);
			});
	}

	@Test
	void countsEveryMethodAndThoseWithoutARouteAsUnmatched() {
		application("/ok/{id}").run((context) -> {
			Browser browser = new Browser(context);
			assertThat(browser.request("HEAD", "/ok/1")).isEqualTo(200);
			assertThat(browser.request("OPTIONS", "/ok/1")).isEqualTo(200);
			assertThat(browser.request("POST", "/ok/1")).isEqualTo(405);
			assertThat(browser.request("BREW", "/ok/1")).isEqualTo(405);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "routes", "availability", 1, 0);
			HttpApplications.assertEvents(scrape, "all", "availability", 4, 0);
			assertThat(scrape.value("api_errors_total", "error_code", "405", "path", "_unmatched")).isEqualTo(2);
		});
	}

	@Test
	void timesAnswersUntilTheyEnd() {
		for (String path : Stream.of("/slow", "/future", "/mono", "/sse").toList()) {
			application(path).withPropertyValues("monitored.slo.definitions.routes.latency=p95 < 59ms")
				.run((context) -> {
					new Browser(context).get(path, 3);
					HttpApplications.assertEvents(HttpApplications.settled(context), "routes", "latency_p95", 3, 3);
				});
		}
	}

	@Test
	void countsAFailureThatComesLater() {
		application("/future-fail").run((context) -> {
			new Browser(context).get("/future-fail", 3);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "routes", "availability", 3, 3);
			assertThat(scrape.value("api_errors_total", "path", "/future-fail")).isEqualTo(3);
		});
	}

	@Test
	void countsAFailureInTheMiddleOfAnAnswer() {
		application("/sse-fail").run((context) -> {
			new Browser(context).get("/sse-fail", 3);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "routes", "availability", 3, 3);
			assertThat(scrape.value("api_errors_total", "path", "/sse-fail", "error_type", "IllegalStateException"))
				.isEqualTo(3);
		});
	}

	@Test
	void countsAnExceptionThatAHandlerRecoversFromAsGood() {
		application("/recovered").run((context) -> {
			assertThat(new Browser(context).get("/recovered")).isEqualTo(200);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "routes", "availability", 1, 0);
			assertThat(scrape.has("api_errors_total")).isFalse();
		});
	}

	@Test
	void countsAClientThatGoesAwayAsCancelled() {
		application("/endless").run((context) -> {
			Browser browser = new Browser(context);
			for (int count = 0; count < 3; count++) {
				browser.abort("/endless", 5_000);
			}
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "routes", "availability", 0, 0);
			assertThat(scrape.has("api_errors_total")).isFalse();
		});
	}

	@Test
	void countsACancelledRequestThatWasTooSlowAsBad() {
		application("/endless").withPropertyValues("monitored.slo.definitions.routes.latency=p95 < 1ms")
			.run((context) -> {
				new Browser(context).abort("/endless", 5_000);
				HttpApplications.assertEvents(HttpApplications.settled(context), "routes", "latency_p95", 1, 1);
			});
	}

	@Test
	void namesErrors() {
		application("/**").run((context) -> {
			Browser browser = new Browser(context);
			browser.get("/conflict/C-7", 2);
			browser.get("/missing/{}", 3);
			browser.get("/bad", 4);
			browser.get("/fail", 5);
			browser.get("/nowhere/{}", 6);
			Scrape scrape = HttpApplications.settled(context);
			assertError(scrape, 2, "/conflict", "C-7", "/conflict/{code}");
			assertError(scrape, 3, "ResponseStatusException", "404", "/missing/{id}");
			assertError(scrape, 4, "_none", "400", "/bad");
			assertError(scrape, 5, "IllegalStateException", "500", "/fail");
			assertError(scrape, 6, "NoResourceFoundException", "404", "_unmatched");
			assertThat(scrape.find("api_errors_total")).hasSize(5);
		});
	}

	@Test
	void countsRequestsInFlight() {
		application("/never").run((context) -> {
			Browser browser = new Browser(context);
			try (Socket first = browser.send("/never"); Socket second = browser.send("/never")) {
				assertThat(first.isConnected() && second.isConnected()).isTrue();
				Patience.await("two requests", () -> Scrape.of(context).value("http_server_active") == 2);
				Patience.await("two calls of the SLO",
						() -> Scrape.of(context).value("slo_active_calls", "slo", "routes") == 2);
			}
		});
	}

	@Test
	void leavesStreamsOutOfTheActiveCallsOfSlos() throws IOException {
		application("/endless").run((context) -> {
			try (Socket socket = new Browser(context).send("/endless")) {
				assertThat(socket.getInputStream().readNBytes(3_000)).isNotEmpty();
				assertThat(Scrape.of(context).value("http_server_active")).isEqualTo(1);
				assertThat(Scrape.of(context).value("slo_active_calls", "slo", "routes")).isZero();
			}
		});
	}

	@Test
	void comesBackToZeroAfterAnyLoad() {
		application("/**").run((context) -> {
			Browser browser = new Browser(context);
			ExecutorService clients = Executors.newFixedThreadPool(8);
			String[] paths = { "/ok/1", "/fail", "/future", "/mono", "/sse", "/future-fail", "/nowhere", "/slow" };
			IntStream.range(0, 400).forEach((index) -> clients.execute(() -> browser.get(paths[index % 8])));
			IntStream.range(0, 20).forEach((index) -> clients.submit(() -> {
				browser.abort("/endless", 2_000);
				return null;
			}));
			clients.shutdown();
			Patience.await(clients);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "routes", "availability", 350, 100);
			HttpApplications.assertEvents(scrape, "all", "availability", 400, 100);
		});
	}

	@Test
	void takesNoNoticeOfTheActuator() {
		application("/**").run((context) -> {
			Browser browser = new Browser(context);
			assertThat(browser.get("/actuator/info")).isEqualTo(200);
			assertThat(browser.get("/actuator/nothing")).isEqualTo(404);
			browser.get("/ok/1");
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "all", "availability", 1, 0);
			assertThat(scrape.has("api_errors_total")).isFalse();
			assertThat(scrape.values("http_server_requests_seconds_count", "uri")).contains("/actuator/info");
		});
	}

	@Test
	void takesNoticeOfTheActuatorIfToldTo() {
		application("/**")
			.withPropertyValues("monitored.http.server.actuator=true", "monitored.http.server.ignored=/ok")
			.run((context) -> {
				Browser browser = new Browser(context);
				browser.get("/actuator/info");
				browser.get("/ok/1");
				HttpApplications.assertEvents(HttpApplications.settled(context), "all", "availability", 1, 0);
			});
	}

	@Test
	void takesNoHandshakeForARequest() {
		application("/**").withUserConfiguration(webSocket()).run((context) -> {
			Browser browser = new Browser(context);
			EchoClient.talk(browser, () -> Patience.await("no request in flight while the connection is open",
					() -> Scrape.of(context).value("http_server_active") == 0));
			browser.get("/ok/1");
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "all", "availability", 1, 0);
			assertThat(scrape.has("api_errors_total")).isFalse();
		});
	}

	@Test
	void takesARequestForAHandshakeOnlyIfItIsOne() {
		application("/ok/{id}").run((context) -> {
			assertThat(new Browser(context).request("GET", "/ok/1",
					"localhost\r\nUpgrade: websocket\r\nConnection: Upgrade"))
				.isEqualTo(200);
			HttpApplications.assertEvents(HttpApplications.settled(context), "routes", "availability", 1, 0);
		});
	}

	/**
	 * Returns the configuration of a WebSocket at {@code /echo}.
	 */
	protected abstract Class<?> webSocket();

	protected final ApplicationContextRunner application(String uri) {
		return server(Endpoints.class).withPropertyValues("monitored.slo.definitions.all.signal=http-server",
				"monitored.slo.definitions.all.availability=99%", "monitored.slo.definitions.routes.signal=http-server",
				"monitored.slo.definitions.routes.match.uri=" + uri,
				"monitored.slo.definitions.routes.availability=99%");
	}

	private static void assertError(Scrape scrape, int count, String type, String code, String path) {
		assertThat(scrape.value("api_errors_total", "error_type", type, "error_code", code, "path", path))
			.as(type + " " + path)
			.isEqualTo(count);
	}

}
