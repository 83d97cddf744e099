package dev.monitored.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientObservationAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.context.ApplicationContext;

import dev.monitored.LeapingTime;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What is counted of requests that an application sends over loopback, whichever client
 * sends them.
 */
abstract class ClientContract {

	protected ClientServer server;

	@BeforeEach
	void open() throws IOException {
		this.server = new ClientServer();
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	/**
	 * Sends a request by a URI template.
	 */
	protected abstract void get(ApplicationContext context, String template, Object... variables);

	/**
	 * Sends a request by a URI.
	 */
	protected abstract void get(ApplicationContext context, URI uri);

	@Test
	void countsWhatAServerDoesWrongAsBad() {
		assertCounts("/**", 6, 2, (context, url) -> {
			get(context, url + "/ok");
			get(context, url + "/ok/{id}?q={q}", 1, 2);
			assertThatException().isThrownBy(() -> get(context, url + "/missing/{id}", 1));
			assertThatException().isThrownBy(() -> get(context, url + "/missing"));
			assertThatException().isThrownBy(() -> get(context, url + "/broken/{id}", 1));
			assertThatException().isThrownBy(() -> get(context, url + "/broken"));
		});
	}

	@Test
	void matchesByTemplate() {
		assertCounts("/ok/{id}", 3, 0, (context, url) -> {
			get(context, url + "/ok/{id}", 1);
			get(context, url + "/ok/{id}", 2);
			get(context, url + "/ok/{id}?q={q}", 2, "a?b/c");
			get(context, url + "/other/{id}", 2);
		});
	}

	@Test
	void matchesByTheBeginningOfTheTemplate() {
		assertCounts("/ok/**", 2, 0, (context, url) -> {
			get(context, url + "/ok/{id}", 1);
			get(context, url + "/ok/{id}/parts/{part}", 1, 2);
			get(context, url + "/other");
		});
	}

	@Test
	void matchesByNormalisedPathWhereThereIsNoTemplate() {
		assertCounts("/ok/{id}", 3, 0, (context, url) -> {
			get(context, URI.create(url + "/ok/17?q=1"));
			get(context, URI.create(url + "/ok/18"));
			get(context, url + "/ok/" + 19);
			get(context, URI.create(url + "/other/18"));
		});
	}

	@Test
	void staysExactPastTheLimitOfTheGuard() {
		assertCounts("/ok/**", 300, 0, (context, url) -> {
			for (int count = 0; count < 300; count++) {
				get(context, url + "/ok/" + word(count));
				get(context, url + "/other/" + word(count));
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "client.name", "client_name" })
	void matchesByTheHost(String label) {
		String match = "monitored.slo.definitions.calls.match." + label;
		application("/**").withPropertyValues(match + "=localhost").run((context) -> {
			get(context, this.server.url() + "/ok");
			assertEvents(context, 1, 0);
		});
		application("/**").withPropertyValues(match + "=*.example.com").run((context) -> {
			get(context, this.server.url() + "/ok");
			assertEvents(context, 0, 0);
		});
	}

	@Test
	void countsAConnectionThatIsRefusedAsBad() throws IOException {
		try (Socket silent = new Socket()) {
			silent.bind(new InetSocketAddress(0));
			assertCounts("/**", 1, 1, (context, url) -> assertThatException()
				.isThrownBy(() -> get(context, "http://localhost:{port}/ok", silent.getLocalPort())));
		}
	}

	@Test
	void countsATimeoutAsBad() {
		application("/**").withPropertyValues("spring.http.clients.read-timeout=100ms").run((context) -> {
			assertThatException().isThrownBy(() -> get(context, this.server.url() + "/never"));
			assertEvents(context, 1, 1);
		});
	}

	@Test
	void timesRequestsForTheirObjectives() {
		application("/**")
			.withPropertyValues("monitored.slo.definitions.slow.signal=http-client",
					"monitored.slo.definitions.slow.latency=p99 < 30m")
			.run((context) -> {
				LeapingTime.during(() -> get(context, this.server.url() + "/ok"));
				assertEvents(context, 1, 0);
				HttpApplications.assertEvents(Scrape.of(context), "slow", "latency_p99", 1, 1);
			});
	}

	@Test
	void knowsWhatIsInFlight() {
		application("/never/{id}").run((context) -> {
			Thread caller = new Thread(
					() -> assertThatException().isThrownBy(() -> get(context, this.server.url() + "/never/{id}", 1)));
			caller.start();
			Patience.await("a call of the SLO",
					() -> Scrape.of(context).value("slo_active_calls", "slo", "calls") == 1);
			this.server.close();
			caller.join();
			Patience.await("no call of the SLO",
					() -> Scrape.of(context).value("slo_active_calls", "slo", "calls") == 0);
		});
	}

	@Test
	void foldsNothingBeforeACallEnds() {
		application("/never/**").withPropertyValues("monitored.guard.max-values=1").run((context) -> {
			get(context, this.server.url() + "/ok/first");
			Thread caller = new Thread(
					() -> assertThatException().isThrownBy(() -> get(context, this.server.url() + "/never/second")));
			caller.start();
			Patience.await("a call of the SLO",
					() -> Scrape.of(context).value("slo_active_calls", "slo", "calls") == 1);
			assertThat(folded(context)).isZero();
			this.server.close();
			caller.join();
			Patience.await("a folded call", () -> folded(context) == 1);
		});
	}

	private static double folded(ApplicationContext context) {
		return Scrape.of(context)
			.value("monitored_guard_folded_total", "meter", "slo.events", "label", "http-client.uri");
	}

	protected final ApplicationContextRunner application(String uri) {
		return MonitoredContext.runner(QuickShutdown.class)
			.withPropertyValues("spring.http.clients.imperative.factory=simple", // others
																					// keep
																					// threads
																					// for
																					// each
																					// client
					"spring.application.name=test", "monitored.slo.definitions.calls.signal=http-client",
					"monitored.slo.definitions.calls.availability=99%",
					"monitored.slo.definitions.calls.match.uri=" + uri)
			.withConfiguration(
					AutoConfigurations.of(ObservationAutoConfiguration.class, HttpClientAutoConfiguration.class,
							ImperativeHttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
							HttpMessageConvertersAutoConfiguration.class, CodecsAutoConfiguration.class,
							RestClientAutoConfiguration.class, RestClientObservationAutoConfiguration.class,
							RestTemplateAutoConfiguration.class, RestTemplateObservationAutoConfiguration.class,
							WebClientAutoConfiguration.class, WebClientObservationAutoConfiguration.class));
	}

	/**
	 * Asserts the events, of which the last may be counted just after its caller has the
	 * result.
	 */
	protected static void assertEvents(ApplicationContext context, long events, long bad) {
		Patience.await("events",
				() -> Scrape.of(context).value("slo_events_total", "slo", "calls", "sli", "availability") >= events);
		HttpApplications.assertEvents(Scrape.of(context), "calls", "availability", events, bad);
	}

	/**
	 * Returns a word that does not look like an identifier.
	 */
	private static String word(int number) {
		return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
	}

	private void assertCounts(String uri, long events, long bad, BiConsumer<ApplicationContext, String> calls) {
		application(uri).run((context) -> {
			calls.accept(context, this.server.url());
			assertEvents(context, events, bad);
		});
	}

}
