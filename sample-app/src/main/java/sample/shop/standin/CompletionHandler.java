package sample.shop.standin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers questions as OpenAI's chat completions do, at times as they do on a bad day.
 */
class CompletionHandler implements HttpHandler {

	private static final String REFUSED = """
			{"error": {"message": "Too many requests", "type": "requests", "code": "rate_limit_exceeded"}}""";

	private static final String BROKEN = """
			{"error": {"message": "Something went wrong", "type": "server_error", "code": null}}""";

	private static final int A_HUNDRED = 100;

	private final StandInProperties properties;

	private final BooleanSupplier isBroken;

	/**
	 * Creates a handler.
	 * @param properties how often requests fail
	 * @param isBroken returns whether all of them fail
	 */
	CompletionHandler(StandInProperties properties, BooleanSupplier isBroken) {
		this.properties = properties;
		this.isBroken = isBroken;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			JsonNode request = JsonMapper.shared().readTree(exchange.getRequestBody());
			if (this.isBroken.getAsBoolean()) {
				send(exchange, 500, BROKEN);
			}
			else if (isDrawn(this.properties.refused())) {
				exchange.getResponseHeaders().add("retry-after-ms", "50");
				send(exchange, 429, REFUSED);
			}
			else if (isDrawn(this.properties.broken())) {
				send(exchange, 500, BROKEN);
			}
			else {
				answer(exchange, request);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void answer(HttpExchange exchange, JsonNode request) throws IOException, InterruptedException {
		Completion completion = new Completion(request);
		pause(this.properties.firstToken());
		if (!request.path("stream").asBoolean(false)) {
			pause(this.properties.token().multipliedBy(completion.tokens().size()));
			send(exchange, 200, completion.whole());
			return;
		}
		exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
		stream(exchange.getResponseBody(), completion);
	}

	private void stream(OutputStream output, Completion completion) throws IOException, InterruptedException {
		boolean truncated = isDrawn(this.properties.truncated());
		int sent = 0;
		for (String token : completion.tokens()) {
			write(output, completion.chunk(token));
			sent++;
			if (truncated && sent == completion.tokens().size() / 2) {
				return;
			}
			pause(this.properties.token());
		}
		write(output, completion.end());
		write(output, completion.usage());
		write(output, "[DONE]");
	}

	private static void send(HttpExchange exchange, int status, String document) throws IOException {
		byte[] body = document.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
	}

	private static void write(OutputStream output, String event) throws IOException {
		output.write("data: %s\n\n".formatted(event).getBytes(StandardCharsets.UTF_8));
		output.flush();
	}

	private static boolean isDrawn(int ofAHundred) {
		return ThreadLocalRandom.current().nextInt(A_HUNDRED) < ofAHundred;
	}

	private static void pause(Duration duration) throws InterruptedException {
		Thread.sleep(duration.toMillis());
	}

}
