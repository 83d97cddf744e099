package sample.shop.standin;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One answer and its documents. A word counts as a token.
 *
 * @param model the model that is asked for
 * @param promptTokens the tokens of the question and all before it
 * @param tokens the tokens of the answer
 */
record Completion(String model, int promptTokens, List<String> tokens) {

	private static final List<String> ANSWERS = List.of(
			"A lamp with a warm light suits a reading corner best. Ours costs less than you think.",
			"Measure the room first, then choose the table. Four chairs go with the round one.",
			"A chair for work wants a back that moves. Try it for an hour before you decide.",
			"Oak lasts for generations and pine for a move or two. Both can be oiled once a year.");

	Completion(JsonNode request) {
		this(request.path("model").asString("stand-in"), count(request.path("messages")),
				tokensOf(ANSWERS.get(Math.floorMod(request.path("messages").toString().hashCode(), ANSWERS.size()))));
	}

	String whole() {
		ObjectNode document = document("chat.completion");
		ObjectNode choice = choice(document, "stop");
		choice.putObject("message").put("role", "assistant").put("content", String.join("", this.tokens));
		return usage(document);
	}

	String chunk(String token) {
		ObjectNode document = document("chat.completion.chunk");
		choice(document, null).putObject("delta").put("role", "assistant").put("content", token);
		return document.toString();
	}

	String end() {
		ObjectNode document = document("chat.completion.chunk");
		choice(document, "stop").putObject("delta");
		return document.toString();
	}

	String usage() {
		ObjectNode document = document("chat.completion.chunk");
		document.putArray("choices");
		return usage(document);
	}

	private ObjectNode document(String type) {
		return JsonMapper.shared()
			.createObjectNode()
			.put("id", "chatcmpl-stand-in")
			.put("object", type)
			.put("created", 1_780_000_000)
			.put("model", this.model);
	}

	private static ObjectNode choice(ObjectNode document, @Nullable String finishReason) {
		ObjectNode choice = document.putArray("choices").addObject();
		return choice.put("index", 0).put("finish_reason", finishReason).putNull("logprobs");
	}

	private String usage(ObjectNode document) {
		int completionTokens = this.tokens.size();
		document.putObject("usage")
			.put("prompt_tokens", this.promptTokens)
			.put("completion_tokens", completionTokens)
			.put("total_tokens", this.promptTokens + completionTokens);
		return document.toString();
	}

	private static int count(JsonNode messages) {
		return messages.toString().split("\\s+").length;
	}

	private static List<String> tokensOf(String answer) {
		return List.of(answer.split("(?= )"));
	}

}
