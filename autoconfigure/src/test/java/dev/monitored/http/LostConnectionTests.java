package dev.monitored.http;

import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.Patience;
import dev.monitored.test.scrape.Scrape;

/**
 * Requests that end because a connection was lost: the one to the client, or one to
 * another server, which looks the same.
 */
class LostConnectionTests {

	private static final List<String> ROUTES = List.of("/plain", "/future", "/mono", "/flux");

	private static final List<String> MVC_ROUTES = List.of("/callable", "/deferred", "/emitter", "/early-stream",
			"/stream", "/written", "/broadcast");

	@ParameterizedTest
	@MethodSource("applications")
	void countAsFailuresIfAnotherServerWasLost(ApplicationContextRunner application, List<String> routes) {
		application.run((context) -> SoftAssertions.assertSoftly((softly) -> routes.forEach((route) -> {
			for (Faults fault : Faults.values()) {
				double before = bad(Scrape.of(context));
				int status = new Browser(context).get(route + "/" + fault);
				double after = bad(HttpApplications.settled(context));
				softly.assertThat(after - before).as(route + " " + fault + " " + status).isEqualTo(1);
			}
		})));
	}

	@ParameterizedTest
	@MethodSource("applications")
	void areNoEventIfTheClientWasLost(ApplicationContextRunner application, List<String> routes) {
		application.withUserConfiguration(LeftEndpoints.class)
			.run((context) -> SoftAssertions.assertSoftly((softly) -> {
				for (String path : routes.contains("/stream") ? LeftEndpoints.MVC_PATHS : LeftEndpoints.PATHS) {
					double before = Scrape.of(context).value("slo_events_total", "slo", "all");
					new Browser(context).abort(path, 5_000);
					Scrape scrape = HttpApplications.settled(context);
					softly.assertThat(scrape.value("slo_events_total", "slo", "all") - before).as(path).isZero();
				}
			}));
	}

	@Test
	void areNoEventIfTheClientWasLostBeforeItHadSentAll() {
		counting(HttpApplications.tomcat(LeftEndpoints.class)).run((context) -> {
			try (Socket socket = new Browser(context).upload("/upload", 5_000)) {
				Patience.await("the request", () -> Scrape.of(context).value("http_server_active") == 1);
				socket.setSoLinger(true, 0);
			}
			HttpApplications.assertEvents(HttpApplications.settled(context), "all", "availability", 0, 0);
		});
	}

	static Stream<Arguments> applications() {
		List<String> mvcRoutes = Stream.concat(ROUTES.stream(), MVC_ROUTES.stream()).toList();
		return Stream.of(application("Tomcat", HttpApplications.tomcat(FaultEndpoints.class), mvcRoutes),
				application("Jetty", HttpApplications.jetty(FaultEndpoints.class), mvcRoutes),
				application("Netty", HttpApplications.netty(FaultEndpoints.class), ROUTES));
	}

	private static Arguments application(String server, ApplicationContextRunner application, List<String> routes) {
		return Arguments.of(Named.of(server, counting(application)), routes);
	}

	private static ApplicationContextRunner counting(ApplicationContextRunner application) {
		return application.withPropertyValues("monitored.slo.definitions.all.signal=http-server",
				"monitored.slo.definitions.all.availability=99%");
	}

	private static double bad(Scrape scrape) {
		return scrape.value("slo_bad_events_total", "slo", "all");
	}

}
