package dev.monitored.http;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.RestClient;

import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Requests of RestClient.
 */
class RestClientTests extends ClientContract {

	@Override
	protected void get(ApplicationContext context, String template, Object... variables) {
		client(context).get().uri(template, variables).retrieve().body(String.class);
	}

	@Override
	protected void get(ApplicationContext context, URI uri) {
		client(context).get().uri(uri).retrieve().body(String.class);
	}

	@Test
	void countsAnExceptionOfTheCallerWhoReadsTheAnswer() {
		application("/**").run((context) -> {
			assertThatIllegalStateException()
				.isThrownBy(() -> client(context).get().uri(this.server.url()).exchange((request, response) -> {
					throw new IllegalStateException();
				}));
			assertEvents(context, 1, 1);
		});
	}

	@Test
	void countsAnExceptionThatStandsForAClientErrorAsGood() {
		application("/**").run((context) -> {
			assertThatExceptionOfType(UnknownThingException.class).isThrownBy(() -> client(context).get()
				.uri(this.server.url() + "/missing")
				.retrieve()
				.onStatus((code) -> code.value() == 404, (request, response) -> {
					throw new UnknownThingException();
				})
				.body(String.class));
			assertEvents(context, 1, 0);
		});
	}

	@Test
	void endsAlthoughNobodyClosesTheAnswer() {
		application("/**").run((context) -> {
			client(context).get().uri(this.server.url() + "/ok").exchange((request, response) -> response, false);
			assertEvents(context, 1, 0);
			assertThat(Scrape.of(context).value("slo_active_calls", "slo", "calls")).isZero();
		});
	}

	private static RestClient client(ApplicationContext context) {
		return context.getBean(RestClient.Builder.class).build();
	}

	static class UnknownThingException extends RuntimeException {

	}

}
