package dev.monitored.http;

import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Patience;
import dev.monitored.http.error.ErrorCodeResolver;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that have begun and are not counted yet.
 */
class RequestsInFlightTests {

	private static final String SLO = "monitored.slo.definitions.all.";

	@ParameterizedTest
	@MethodSource("applications")
	void areCountedWithoutAnSlo(ApplicationContextRunner application) {
		application.run((context) -> {
			try (Socket socket = new Browser(context).send("/never")) {
				assertThat(socket.isConnected()).isTrue();
				Patience.await("a request", () -> Scrape.of(context).value("http_server_active") == 1);
			}
		});
	}

	@ParameterizedTest
	@MethodSource("applications")
	void areInFlightUntilTheyAreCounted(ApplicationContextRunner application) {
		application.withUserConfiguration(LookingConfiguration.class).run((context) -> {
			new Browser(context).get("/bad");
			Patience.await("the error is counted", () -> !context.getBean(LookingConfiguration.class).seen.isEmpty());
			assertThat(HttpApplications.settled(context).value("api_errors_total")).isEqualTo(1);
			assertThat(context.getBean(LookingConfiguration.class).seen).containsExactly(1.0);
		});
	}

	@ParameterizedTest
	@MethodSource("applications")
	void areCountedOnceIfHandlersOfTwoContextsObserveThem(ApplicationContextRunner application) {
		ObservationRegistry shared = ObservationRegistry.create();
		ApplicationContextRunner sharing = application
			.withBean("observationRegistry", ObservationRegistry.class, () -> shared)
			.withPropertyValues(SLO + "signal=http-server", SLO + "availability=99%");
		sharing.run((first) -> sharing.run((second) -> {
			new Browser(first).get("/ok/1", 3);
			new Browser(second).get("/ok/1", 2);
			Scrape one = HttpApplications.settled(first);
			Scrape other = HttpApplications.settled(second);
			assertThat(one.value("slo_events_total", "slo", "all") + other.value("slo_events_total", "slo", "all"))
				.isEqualTo(5);
		}));
	}

	static Stream<Named<ApplicationContextRunner>> applications() {
		return Stream.of(Named.of("Tomcat", HttpApplications.tomcat(Endpoints.class)),
				Named.of("Jetty", HttpApplications.jetty(Endpoints.class)),
				Named.of("Netty", HttpApplications.netty(Endpoints.class)));
	}

	/**
	 * Looks at what is in flight while an error is counted, and fails.
	 */
	@Configuration(proxyBeanMethods = false)
	static class LookingConfiguration {

		private final List<Double> seen = new CopyOnWriteArrayList<>();

		@Bean
		ErrorCodeResolver resolver(ObjectProvider<MeterRegistry> registries) {
			return (error) -> {
				this.seen.add(registries.getObject().get("http.server.active").gauge().value());
				throw new IllegalStateException("It resolves nothing");
			};
		}

	}

}
