package dev.monitored.llm;

import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.recording.CallKind;
import dev.monitored.llm.recording.HttpAttempts;
import dev.monitored.llm.recording.LlmRecorders;

/**
 * Records calls of language models, for clients written by hand. Those of Spring AI and
 * LangChain4j are recorded without it. The name of a model is the one that is asked for;
 * past the limit of the guard, calls are counted under {@code _other}. With
 * {@code monitored.llm.enabled=false} nothing is recorded.
 */
public final class LlmCalls {

	private static final FailureLog failures = new FailureLog(LlmCalls.class);

	private final @Nullable LlmRecorders recorders;

	private final @Nullable HttpAttempts attempts;

	LlmCalls(@Nullable LlmRecorders recorders) {
		this.recorders = recorders;
		this.attempts = (recorders != null) ? recorders.attempts() : null;
	}

	/**
	 * Returns an object that records nothing, for tests.
	 * @return calls without effect
	 */
	public static LlmCalls noop() {
		return new LlmCalls(null);
	}

	/**
	 * Lets the series of a model exist from now on.
	 * @param provider the name of its provider, such as {@code openai}
	 * @param model the name of the model
	 * @param mode how it answers
	 */
	public void expect(@Nullable String provider, @Nullable String model, StreamMode mode) {
		expect(provider, model, mode.kind());
	}

	/**
	 * Lets the series of an embedding model exist from now on.
	 * @param provider the name of its provider
	 * @param model the name of the model
	 */
	public void expectEmbedding(@Nullable String provider, @Nullable String model) {
		expect(provider, model, CallKind.EMBEDDING);
	}

	/**
	 * Lets the series of a tool exist from now on.
	 * @param tool the name of the tool
	 */
	public void expectTool(@Nullable String tool) {
		try {
			if (this.recorders != null) {
				this.recorders.tool(tool);
			}
		}
		catch (Throwable ex) {
			failures.failed("The series of a tool exist from its first call on only", ex);
		}
	}

	/**
	 * Lets the series of requests to a provider exist from now on.
	 * @param provider the name of the provider
	 */
	public void expectAttempts(String provider) {
		try {
			if (this.attempts != null) {
				this.attempts.expect(provider);
			}
		}
		catch (Throwable ex) {
			failures.failed("The series of requests exist from the first one on only", ex);
		}
	}

	/**
	 * Starts a call that ends when it is closed, best by a {@code try} statement with
	 * resources.
	 * @param provider the name of the provider, such as {@code openai}
	 * @param model the name of the model that is asked for
	 * @param mode how it answers
	 * @return the call
	 */
	public LlmCall start(@Nullable String provider, @Nullable String model, StreamMode mode) {
		return start(provider, model, mode.kind());
	}

	/**
	 * Starts a call of an embedding model.
	 * @param provider the name of the provider
	 * @param model the name of the model that is asked for
	 * @return the call
	 */
	public LlmCall startEmbedding(@Nullable String provider, @Nullable String model) {
		return start(provider, model, CallKind.EMBEDDING);
	}

	/**
	 * Starts a call of a tool that a model asked for.
	 * @param tool the name of the tool
	 * @return the call
	 */
	public LlmToolCall startTool(@Nullable String tool) {
		try {
			return new LlmToolCall((this.recorders != null) ? this.recorders.tool(tool) : null);
		}
		catch (Throwable ex) {
			failures.failed("A tool of a language model is not recorded", ex);
			return new LlmToolCall(null);
		}
	}

	/**
	 * Counts a request to a provider, of which a call with retries has several.
	 * @param provider the name of the provider
	 * @param statusCode the status code of the answer, 0 if there was none
	 * @param retry whether the request repeats an earlier one
	 */
	public void attempt(@Nullable String provider, int statusCode, boolean retry) {
		if (this.attempts != null) {
			this.attempts.add(provider, statusCode, retry);
		}
	}

	private LlmCall start(@Nullable String provider, @Nullable String model, CallKind kind) {
		try {
			if (this.recorders == null) {
				return new LlmCall(null, kind);
			}
			this.recorders.called(kind);
			return new LlmCall(this.recorders.calls(provider, model), kind);
		}
		catch (Throwable ex) {
			failures.failed("A call of a language model is not recorded", ex);
			return new LlmCall(null, kind);
		}
	}

	private void expect(@Nullable String provider, @Nullable String model, CallKind kind) {
		try {
			if (this.recorders != null) {
				this.recorders.calls(provider, model).meter(kind);
			}
		}
		catch (Throwable ex) {
			failures.failed("The series of a language model exist from its first call on only", ex);
		}
	}

}
