package dev.monitored.llm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A completion, which the server streams or sends as a whole, as the client asked. The
 * first event of a stream has the role and no text, as OpenAI's has.
 */
public final class OpenAiCompletion implements OpenAiAnswer {

	private final List<Step> steps = new ArrayList<>();

	private @Nullable ObjectNode usage = usage(100, 20);

	private @Nullable String finish = "stop";

	/**
	 * Adds a token of text.
	 */
	public OpenAiCompletion text(String token) {
		return delta((message) -> append(message, "content", token));
	}

	/**
	 * Adds a token of what a model thinks before it answers.
	 */
	public OpenAiCompletion reasoning(String token) {
		return delta((message) -> append(message, "reasoning_content", token));
	}

	/**
	 * Adds a call of a tool.
	 */
	public OpenAiCompletion toolCall(String tool, String arguments) {
		return delta((message) -> {
			ObjectNode call = message.putArray("tool_calls").addObject();
			call.put("index", 0).put("id", "call_1").put("type", "function");
			call.putObject("function").put("name", tool).put("arguments", arguments);
		});
	}

	/**
	 * Waits for the test before it goes on.
	 */
	public OpenAiCompletion after(CountDownLatch latch) {
		this.steps.add((chunks, response) -> latch.await());
		return this;
	}

	/**
	 * Waits before it goes on. Only where a time is what a test is about.
	 */
	public OpenAiCompletion afterMillis(long millis) {
		this.steps.add((chunks, response) -> Thread.sleep(millis));
		return this;
	}

	/**
	 * Says a token again and again until the client has gone. OpenAI's client closes a
	 * connection only when it hears something, if another thread than its own cancels.
	 */
	public OpenAiCompletion endlessly(String token) {
		this.steps.add((chunks, response) -> {
			while (true) {
				chunks.add((message) -> append(message, "content", token), response);
				Thread.sleep(1);
			}
		});
		return this;
	}

	public OpenAiCompletion finish(String reason) {
		this.finish = reason;
		return this;
	}

	public OpenAiCompletion usage(int prompt, int completion, int cached, int reasoning) {
		ObjectNode reported = usage(prompt, completion);
		reported.putObject("prompt_tokens_details").put("cached_tokens", cached);
		reported.putObject("completion_tokens_details").put("reasoning_tokens", reasoning);
		this.usage = reported;
		return this;
	}

	public OpenAiCompletion withoutUsage() {
		this.usage = null;
		return this;
	}

	/**
	 * Ends the stream in order, but without saying that the answer is complete.
	 */
	public OpenAiCompletion truncated() {
		this.finish = null;
		return withoutUsage();
	}

	/**
	 * Breaks the connection here.
	 */
	public OpenAiCompletion reset() {
		this.steps.add((chunks, response) -> response.reset());
		return this;
	}

	/**
	 * Says nothing from here on.
	 */
	public OpenAiCompletion stall() {
		this.steps.add((chunks, response) -> response.stall());
		return this;
	}

	@Override
	public void answer(OpenAiRequest request, OpenAiResponse response) throws IOException, InterruptedException {
		if (request.isStreaming()) {
			stream(request, response);
		}
		else {
			send(request, response);
		}
	}

	private void stream(OpenAiRequest request, OpenAiResponse response) throws IOException, InterruptedException {
		OpenAiChunks chunks = new OpenAiChunks(request);
		response.event(chunks.delta((delta) -> delta.put("role", "assistant").put("content", "")));
		for (Step step : this.steps) {
			step.take(chunks, response);
		}
		if (this.finish != null) {
			response.event(chunks.finish(this.finish));
			if (this.usage != null && request.wantsUsage()) {
				response.event(chunks.usage(this.usage));
			}
			response.event("[DONE]");
		}
		response.endStream();
	}

	private void send(OpenAiRequest request, OpenAiResponse response) throws IOException, InterruptedException {
		OpenAiChunks chunks = new OpenAiChunks(request);
		for (Step step : this.steps) {
			step.take(chunks, response);
		}
		response.json(200, Map.of(), chunks.whole(this.finish, this.usage));
	}

	private OpenAiCompletion delta(Consumer<ObjectNode> change) {
		this.steps.add((chunks, response) -> chunks.add(change, response));
		return this;
	}

	private static void append(ObjectNode message, String key, String token) {
		message.put(key, message.path(key).asString("") + token);
	}

	private static ObjectNode usage(int prompt, int completion) {
		return JsonMapper.shared()
			.createObjectNode()
			.put("prompt_tokens", prompt)
			.put("completion_tokens", completion)
			.put("total_tokens", prompt + completion);
	}

	/**
	 * One thing after another.
	 */
	@FunctionalInterface
	private interface Step {

		void take(OpenAiChunks chunks, OpenAiResponse response) throws IOException, InterruptedException;

	}

}
