package dev.monitored.llm;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server does with one request.
 */
@FunctionalInterface
public interface OpenAiAnswer {

	void answer(OpenAiRequest request, OpenAiResponse response) throws IOException, InterruptedException;

	/**
	 * Answers with texts, each one a token. Finish reason and usage are there unless the
	 * completion is told otherwise.
	 */
	static OpenAiCompletion text(String... tokens) {
		OpenAiCompletion completion = new OpenAiCompletion();
		Arrays.stream(tokens).forEach(completion::text);
		return completion;
	}

	/**
	 * Asks for a call of a tool. An answer with the role {@code tool} in the conversation
	 * is what such a request is followed by.
	 */
	static OpenAiCompletion toolCall(String tool, String arguments) {
		return new OpenAiCompletion().toolCall(tool, arguments).finish("tool_calls");
	}

	/**
	 * Refuses with an error, as OpenAI words it.
	 * @param code a status of HTTP
	 * @param error the code of the error, as in {@code context_length_exceeded}
	 */
	static OpenAiAnswer error(int code, String error) {
		ObjectNode body = JsonMapper.shared().createObjectNode();
		body.putObject("error")
			.put("message", "Refused: " + error)
			.put("type", (code < 500) ? "invalid_request_error" : "server_error")
			.putNull("param")
			.put("code", error);
		return (request, response) -> response.json(code, Map.of("retry-after-ms", "10"), body);
	}

	/**
	 * Refuses because there were too many requests, and says when to come back.
	 */
	static OpenAiAnswer rateLimited() {
		return error(429, "rate_limit_exceeded");
	}

	/**
	 * Breaks the connection instead of an answer.
	 */
	static OpenAiAnswer reset() {
		return (request, response) -> response.reset();
	}

	/**
	 * Never answers.
	 */
	static OpenAiAnswer never() {
		return (request, response) -> response.stall();
	}

	/**
	 * Answers something that is no answer.
	 */
	static OpenAiAnswer nonsense() {
		return (request, response) -> response.json(200, Map.of(), JsonMapper.shared().createArrayNode().add("?"));
	}

	/**
	 * Returns one embedding for each input.
	 */
	static OpenAiAnswer embeddings(int promptTokens) {
		return (request, response) -> {
			ObjectNode body = JsonMapper.shared()
				.createObjectNode()
				.put("object", "list")
				.put("model", request.model());
			ArrayNode data = body.putArray("data");
			for (int index = 0; index < Math.max(1, request.body().path("input").size()); index++) {
				ObjectNode embedding = data.addObject().put("object", "embedding").put("index", index);
				embedding.putArray("embedding").add(0.5).add(0.25);
			}
			body.putObject("usage").put("prompt_tokens", promptTokens).put("total_tokens", promptTokens);
			response.json(200, Map.of(), body);
		};
	}

}
