package dev.monitored.shutdown;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Patience;
import dev.monitored.application.ApplicationAutoConfiguration;
import dev.monitored.buckets.BucketsAutoConfiguration;
import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.guard.filter.GuardFilterAutoConfiguration;
import dev.monitored.http.HttpAutoConfiguration;
import dev.monitored.outcome.OutcomeAutoConfiguration;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.settings.SettingsAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a shutdown promises, on every server.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class LastScrapeContract {

	private static final String WAITING = "Waiting up to";

	/**
	 * Returns an application that answers {@code /slow} when the gate opens.
	 */
	protected abstract Class<?> application();

	protected abstract WebApplicationType type();

	@Test
	void isScrapedOnceMoreAfterTheLastRequest(CapturedOutput output) throws Exception {
		ConfigurableApplicationContext context = start("management.server.port=0",
				"monitored.shutdown.last-scrape=10m");
		int port = port(context, "local.server.port");
		int management = port(context, "local.management.port");
		try (Socket request = send(port, "/slow")) {
			Patience.await("the request", () -> values("slo_active_calls{", scrape(management)).contains("1.0"));
			CompletableFuture<Void> closed = CompletableFuture.runAsync(context::close);
			Patience.await("the shutdown", () -> output.getAll().contains("Commencing graceful shutdown"));
			assertThat(events(scrape(management))).containsExactly("0.0");
			Gate.of(context).open();
			assertThat(read(request)).contains("200");
			Patience.await("the wait", () -> output.getAll().contains(WAITING) || closed.isDone());
			assertThat(events(scrape(management))).containsExactly("1.0");
			Patience.get(closed);
		}
		assertThat(output).contains("The last scrape has come");
	}

	@Test
	void endsWithoutAScrape(CapturedOutput output) {
		long start = System.currentTimeMillis();
		start("management.server.port=0", "monitored.shutdown.last-scrape=300ms").close();
		assertThat(System.currentTimeMillis() - start).isGreaterThanOrEqualTo(300);
		assertThat(output).contains("The last scrape has not come within 0.3 s");
	}

	@Test
	void doesNotWaitOnThePortOfTheApplication(CapturedOutput output) {
		start("monitored.shutdown.last-scrape=10m").close();
		assertThat(output).contains("monitored.shutdown.last-scrape does nothing: scrapes come to the port of the")
			.doesNotContain(WAITING);
	}

	@Test
	void doesNotWaitIfRequestsAreCutOff(CapturedOutput output) {
		start("management.server.port=0", "monitored.shutdown.last-scrape=10m", "server.shutdown=immediate").close();
		assertThat(output).contains("monitored.shutdown.last-scrape does nothing: server.shutdown is immediate")
			.doesNotContain(WAITING);
	}

	@Test
	void doesNotWaitIfNothingCanBeScraped(CapturedOutput output) {
		start("management.server.port=0", "monitored.shutdown.last-scrape=10m",
				"management.endpoints.web.exposure.include=health")
			.close();
		assertThat(output).contains("monitored.shutdown.last-scrape does nothing: there is no endpoint 'prometheus'")
			.doesNotContain(WAITING);
	}

	@Test
	void doesNotWaitByDefault(CapturedOutput output) {
		start("management.server.port=0").close();
		assertThat(output).doesNotContain(WAITING).doesNotContain("last-scrape");
	}

	@Test
	void doesNotWaitIfTheApplicationFailedToStart(CapturedOutput output) {
		ApplicationListener<ApplicationStartedEvent> failing = (event) -> {
			throw new IllegalStateException("Not today");
		};
		assertThatException().isThrownBy(
				() -> builder("management.server.port=0", "monitored.shutdown.last-scrape=10m").listeners(failing)
					.run());
		assertThat(output).contains("Not today").doesNotContain(WAITING);
	}

	private ConfigurableApplicationContext start(String... properties) {
		return builder(properties).run();
	}

	private SpringApplicationBuilder builder(String... properties) {
		List<String> all = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off",
				"spring.application.name=test", "management.endpoints.web.exposure.include=prometheus",
				"monitored.slo.definitions.slow.signal=http-server", "monitored.slo.definitions.slow.match.uri=/slow",
				"monitored.slo.definitions.slow.availability=99%"));
		all.addAll(Arrays.asList(properties));
		return new SpringApplicationBuilder(application()).web(type())
			.properties(all.toArray(String[]::new))
			.registerShutdownHook(false);
	}

	private static int port(ConfigurableApplicationContext context, String property) {
		return context.getEnvironment().getRequiredProperty(property, Integer.class);
	}

	private static List<String> events(String scrape) {
		return values("slo_events_total{", scrape);
	}

	private static List<String> values(String name, String scrape) {
		return scrape.lines()
			.filter((line) -> line.startsWith(name))
			.map((line) -> line.substring(line.lastIndexOf(' ') + 1))
			.toList();
	}

	private static String scrape(int port) throws IOException {
		try (Socket socket = send(port, "/actuator/prometheus")) {
			return read(socket);
		}
	}

	private static Socket send(int port, String path) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
		socket.getOutputStream()
			.write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path)
				.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private static String read(Socket socket) throws IOException {
		return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	/**
	 * What a slow request waits for.
	 */
	static class Gate {

		private final CompletableFuture<String> answer = new CompletableFuture<>();

		static Gate of(ConfigurableApplicationContext context) {
			return context.getBean(Gate.class);
		}

		CompletableFuture<String> answer() {
			return this.answer;
		}

		void open() {
			this.answer.complete("open");
		}

	}

	/**
	 * What every application of these tests has.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ApplicationAutoConfiguration.class, BucketsAutoConfiguration.class,
			GuardAutoConfiguration.class, GuardFilterAutoConfiguration.class, HttpAutoConfiguration.class,
			LastScrapeAutoConfiguration.class, OutcomeAutoConfiguration.class, RegistryAutoConfiguration.class,
			SettingsAutoConfiguration.class, SloAutoConfiguration.class, MetricsAutoConfiguration.class,
			CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class,
			ObservationAutoConfiguration.class, JacksonAutoConfiguration.class, EndpointAutoConfiguration.class,
			WebEndpointAutoConfiguration.class, ManagementContextAutoConfiguration.class })
	static class Common {

		@Bean
		Gate gate() {
			return new Gate();
		}

	}

}
