package dev.monitored.llm.langchain4j.request;

import java.util.function.Supplier;

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
	 * @return the attempt
	 */
	Attempt start() {
		return new Attempt(this.calls, RunningCall.current());
	}

}
