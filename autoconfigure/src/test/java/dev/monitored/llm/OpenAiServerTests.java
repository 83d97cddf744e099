package dev.monitored.llm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link OpenAiServer}.
 */
class OpenAiServerTests {

	private static final String STREAM = "{\"stream\": true, \"stream_options\": {\"include_usage\": true}}";

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void streamsTokensThenFinishThenUsage() throws Exception {
		try (OpenAiServer server = new OpenAiServer()) {
			server.answer(OpenAiAnswer.text("Hel", "lo"));
			List<String> events = ask(server, STREAM).filter((line) -> line.startsWith("data: ")).toList();
			assertThat(events).hasSize(6).last().isEqualTo("data: [DONE]");
			assertThat(events.get(0)).contains("\"content\":\"\"");
			assertThat(events.get(2)).contains("\"content\":\"lo\"");
			assertThat(events.get(3)).contains("\"finish_reason\":\"stop\"");
			assertThat(events.get(4)).contains("\"choices\":[]", "\"completion_tokens\":20");
		}
	}

	@Test
	void sendsAWholeCompletion() throws Exception {
		try (OpenAiServer server = new OpenAiServer()) {
			server.answer(OpenAiAnswer.text("Hel", "lo").usage(9, 8, 7, 6));
			assertThat(ask(server, "{}")).singleElement()
				.asString()
				.contains("\"content\":\"Hello\"", "\"cached_tokens\":7", "\"reasoning_tokens\":6");
		}
	}

	@Test
	void endsATruncatedStreamInOrder() throws Exception {
		try (OpenAiServer server = new OpenAiServer()) {
			server.answer(OpenAiAnswer.text("Hel").truncated());
			assertThat(ask(server, STREAM).filter((line) -> !line.isEmpty())).hasSize(2)
				.noneMatch((line) -> line.contains("[DONE]"));
		}
	}

	@Test
	void breaksTheConnection() throws Exception {
		try (OpenAiServer server = new OpenAiServer()) {
			server.answer(OpenAiAnswer.text("Hel").reset());
			assertThatThrownBy(() -> ask(server, STREAM).toList()).hasRootCauseInstanceOf(IOException.class);
		}
	}

	@Test
	void repeatsItsLastAnswer() throws Exception {
		try (OpenAiServer server = new OpenAiServer()) {
			server.answer(OpenAiAnswer.rateLimited(), OpenAiAnswer.text("Hello"));
			assertThat(ask(server, "{}")).singleElement().asString().contains("rate_limit_exceeded");
			assertThat(ask(server, "{}")).singleElement().asString().contains("Hello");
			assertThat(ask(server, "{}")).singleElement().asString().contains("Hello");
			assertThat(server.requests()).hasSize(3);
		}
	}

	private Stream<String> ask(OpenAiServer server, String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/chat/completions"))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return this.client.send(request, HttpResponse.BodyHandlers.ofLines()).body();
	}

}
