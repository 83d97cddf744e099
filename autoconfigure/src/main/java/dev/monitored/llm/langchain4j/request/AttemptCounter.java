package dev.monitored.llm.langchain4j.request;

import java.util.function.Supplier;

import dev.langchain4j.http.client.HttpRequest;
import org.jspecify.annotations.Nullable;

import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.langchain4j.model.RunningCall;

/**
 * Where requests are counted.
 */
public final class AttemptCounter {

	private final Supplier<LlmCalls> calls;

	/**
	 * Creates a counter.
	 * @param calls what records calls
	 */
	public AttemptCounter(Supplier<LlmCalls> calls) {
		this.calls = calls;
	}

	/**
	 * Starts a request on behalf of the call that is running on this thread.
	 * @param request the request, if it is known
	 * @return the attempt
	 */
	Attempt start(@Nullable HttpRequest request) {
		return new Attempt(this.calls, RunningCall.current(), request);
	}

}
