package dev.monitored.llm;

import java.io.IOException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of one completion, as OpenAI writes them.
 */
final class OpenAiChunks {

	private final OpenAiRequest request;

	private final ObjectNode message = JsonMapper.shared()
		.createObjectNode()
		.put("role", "assistant")
		.putNull("content")
		.putNull("refusal");

	OpenAiChunks(OpenAiRequest request) {
		this.request = request;
	}

	/**
	 * Adds to the answer: now if it is a stream, else to its message.
	 */
	void add(Consumer<ObjectNode> change, OpenAiResponse response) throws IOException {
		if (this.request.isStreaming()) {
			response.event(delta(change));
		}
		else {
			change.accept(this.message);
		}
	}

	String delta(Consumer<ObjectNode> change) {
		return chunk(change, null).toString();
	}

	String finish(String reason) {
		return chunk((delta) -> {
		}, reason).toString();
	}

	String usage(ObjectNode usage) {
		ObjectNode chunk = document("chat.completion.chunk");
		chunk.putArray("choices");
		return chunk.set("usage", usage).toString();
	}

	ObjectNode whole(@Nullable String finish, @Nullable ObjectNode usage) {
		ObjectNode whole = document("chat.completion");
		ObjectNode choice = whole.putArray("choices").addObject();
		choice.put("index", 0).put("finish_reason", finish).putNull("logprobs").set("message", this.message);
		if (usage != null) {
			whole.set("usage", usage);
		}
		return whole;
	}

	private ObjectNode chunk(Consumer<ObjectNode> change, @Nullable String finish) {
		ObjectNode chunk = document("chat.completion.chunk");
		ObjectNode choice = chunk.putArray("choices").addObject();
		choice.put("index", 0).put("finish_reason", finish).putNull("logprobs");
		change.accept(choice.putObject("delta"));
		return chunk;
	}

	private ObjectNode document(String type) {
		return JsonMapper.shared()
			.createObjectNode()
			.put("id", "chatcmpl-1")
			.put("object", type)
			.put("created", 1_770_000_000)
			.put("model", this.request.model());
	}

}
