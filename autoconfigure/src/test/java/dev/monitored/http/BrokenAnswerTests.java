package dev.monitored.http;

import java.util.List;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.meter.TimedSignal;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers that break off after their head was sent, so that their code no longer says so.
 */
class BrokenAnswerTests {

	@ParameterizedTest
	@MethodSource("applications")
	void areErrorsAlsoWhenTheyAreHandled(ApplicationContextRunner application, List<String> paths) {
		application.run((context) -> SoftAssertions.assertSoftly((softly) -> paths.forEach((path) -> {
			double before = bad(Scrape.of(context));
			int status = new Browser(context).get(path);
			Scrape scrape = HttpApplications.settled(context);
			softly.assertThat(bad(scrape) - before).as(path + " " + status).isEqualTo(1);
			softly.assertThat(scrape.values("api_errors_total", "path")).contains(path);
		})));
	}

	@Test
	void haveNoMarkInBootsTimerOfSpringMvc() {
		HttpApplications.tomcat(BrokenEndpoints.class).run((context) -> {
			new Browser(context).get("/json-handled");
			HttpApplications.settled(context);
			assertThat(timer("/json-handled", context)).isNotNull()
				.matches((timer) -> !TimedSignal.HTTP_SERVER.isFailed(timer))
				.matches((timer) -> !TimedSignal.HTTP_SERVER.isUnclear(timer));
		});
	}

	@Test
	void areUnclearInBootsTimerOfWebFlux() {
		HttpApplications.netty(BrokenEndpoints.class).run((context) -> {
			new Browser(context).get("/array");
			HttpApplications.settled(context);
			assertThat(timer("/array", context)).isNotNull().matches(TimedSignal.HTTP_SERVER::isUnclear);
		});
	}

	private static Meter.Id timer(String path, ApplicationContext context) {
		return context.getBean(MeterRegistry.class).get("http.server.requests").tag("uri", path).timer().getId();
	}

	@Test
	void areGoodWhenAnEventStreamReachesItsTimeLimit() {
		Stream.of(HttpApplications.tomcat(BrokenEndpoints.class), HttpApplications.jetty(BrokenEndpoints.class))
			.forEach((application) -> counting(application).run((context) -> {
				assertThat(new Browser(context).get("/emitter-timeout")).isEqualTo(200);
				HttpApplications.assertEvents(HttpApplications.settled(context), "all", "availability", 1, 0);
			}));
	}

	static Stream<Arguments> applications() {
		return Stream.of(
				application("Tomcat", HttpApplications.tomcat(BrokenEndpoints.class), BrokenEndpoints.MVC_PATHS),
				application("Jetty", HttpApplications.jetty(BrokenEndpoints.class), BrokenEndpoints.MVC_PATHS),
				application("Netty", HttpApplications.netty(BrokenEndpoints.class), BrokenEndpoints.FLUX_PATHS));
	}

	private static Arguments application(String server, ApplicationContextRunner application, List<String> paths) {
		return Arguments.of(Named.of(server, counting(application)),
				Stream.concat(BrokenEndpoints.PATHS.stream(), paths.stream()).toList());
	}

	private static ApplicationContextRunner counting(ApplicationContextRunner application) {
		return application.withPropertyValues("monitored.slo.definitions.all.signal=http-server",
				"monitored.slo.definitions.all.availability=99%");
	}

	private static double bad(Scrape scrape) {
		return scrape.value("slo_bad_events_total", "slo", "all");
	}

}
