package harm.observer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Talks to the application over the network, and keeps its session in a file, so that it
 * can go on with another JVM. Each question has a connection of its own, because Reactor
 * Netty 1.3.6 stops reading a connection after a request that arrived before the answer
 * to the one before it had ended (its issue 4361), with and without the starter.
 */
final class Browser {

	static {
		System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
	}

	private static final Set<String> CHANGING_HEADERS = Set.of("date", "set-cookie", "content-length");

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Path cookieFile = Path.of(Observer.setting("harm.work"), "cookie");

	private final String port;

	private String cookie;

	Browser(String port) {
		this.port = port;
		this.cookie = Files.exists(this.cookieFile) ? read() : "";
	}

	Answer ask(Question question) {
		try {
			HttpResponse<String> response = this.client.send(request(question), HttpResponse.BodyHandlers.ofString());
			response.headers().firstValue("set-cookie").ifPresent((value) -> this.cookie = value.split(";")[0]);
			return new Answer(response.statusCode(), response.body(), headers(response));
		}
		catch (IOException ex) {
			return new Answer(0, "no answer: " + ex, List.of());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void keepCookies() {
		try {
			Files.writeString(this.cookieFile, this.cookie);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private HttpRequest request(Question question) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + question.path()))
			.timeout(Duration.ofMinutes(5))
			.header("Connection", "close")
			.method(question.method(), HttpRequest.BodyPublishers.ofString(question.body()));
		if (!question.body().isEmpty()) {
			request.header("Content-Type", question.contentType());
		}
		if (!this.cookie.isEmpty()) {
			request.header("Cookie", this.cookie);
		}
		if (question.user() != null) {
			String credentials = question.user() + ":secret";
			request.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
		}
		return request.build();
	}

	private static List<Answer.Header> headers(HttpResponse<String> response) {
		return response.headers()
			.map()
			.entrySet()
			.stream()
			.filter((header) -> !CHANGING_HEADERS.contains(header.getKey()))
			.map((header) -> new Answer.Header(header.getKey(), sorted(header.getValue())))
			.toList();
	}

	// Some are sets, such as the methods that are allowed
	private static String sorted(List<String> values) {
		return values.stream()
			.flatMap((value) -> Stream.of(value.split(", ")))
			.sorted()
			.collect(Collectors.joining(", "));
	}

	private String read() {
		try {
			return Files.readString(this.cookieFile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
