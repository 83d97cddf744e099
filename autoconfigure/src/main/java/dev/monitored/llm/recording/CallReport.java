package dev.monitored.llm.recording;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.error.ErrorClassifier;
import dev.monitored.llm.error.ErrorKind;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.Status;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * What a client reported of one call, and how the call therefore ended.
 */
public final class CallReport {

	private static final FailureLog failures = new FailureLog(CallReport.class);

	private final boolean streaming;

	private volatile boolean answered;

	private volatile boolean complete;

	private volatile boolean cancelled;

	private volatile @Nullable FinishReason finishReason;

	private volatile @Nullable ErrorKind error;

	private volatile @Nullable Throwable failure;

	private volatile long promptTokens;

	private volatile long completionTokens;

	private volatile long cachedTokens;

	private volatile long reasoningTokens;

	/**
	 * Creates an empty report. A streamed answer is empty until it is said to be
	 * answered, any other is answered until it is said to be empty.
	 * @param kind the kind of the call
	 */
	public CallReport(CallKind kind) {
		this.streaming = kind == CallKind.STREAMING;
		this.answered = !this.streaming;
	}

	/**
	 * Reports whether the answer has text or a call of a tool.
	 * @param value whether it has
	 */
	public void answered(boolean value) {
		if (this.answered != value) {
			this.answered = value;
		}
	}

	/**
	 * Reports the tokens of the whole call.
	 * @param prompt tokens of the prompt
	 * @param completion tokens of the answer
	 */
	public void tokens(long prompt, long completion) {
		this.promptTokens = prompt;
		this.completionTokens = completion;
	}

	/**
	 * Reports the cached tokens of the prompt.
	 * @param cached their number
	 */
	public void cachedTokens(long cached) {
		this.cachedTokens = cached;
	}

	/**
	 * Reports the tokens of the answer that were spent on reasoning.
	 * @param reasoning their number
	 */
	public void reasoningTokens(long reasoning) {
		this.reasoningTokens = reasoning;
	}

	/**
	 * Reports that the answer is complete.
	 */
	public void complete() {
		this.complete = true;
	}

	/**
	 * Reports why the model stopped.
	 * @param reason the reason in the provider's words, if there is one
	 */
	public void finished(@Nullable String reason) {
		if (reason != null && !reason.isBlank()) {
			this.finishReason = FinishReason.of(reason);
			this.complete = true;
		}
		else if (!this.streaming) {
			this.complete = true;
		}
	}

	/**
	 * Reports that the call failed, or was cancelled if that is what was thrown.
	 * @param failure why it failed, if that is known
	 */
	public void failed(@Nullable Throwable failure) {
		this.failure = failure;
		if (isCancellation(failure)) {
			this.cancelled = true;
		}
		else {
			this.error = kindOf(failure);
		}
	}

	/**
	 * Reports that the call failed.
	 * @param kind what kind of error it was
	 */
	public void failed(ErrorKind kind) {
		this.error = kind;
	}

	/**
	 * Reports that the caller no longer wants the answer.
	 */
	public void cancelled() {
		this.cancelled = true;
	}

	/**
	 * Returns why the call failed or was cancelled.
	 * @return what was reported, if anything was
	 */
	public @Nullable Throwable failure() {
		return this.failure;
	}

	/**
	 * Returns how the call ended.
	 * @param hasToken whether a token of a streamed answer was seen
	 * @param isUnseen whether the tokens were not seen
	 * @return the outcome
	 */
	public Outcome outcome(boolean hasToken, boolean isUnseen) {
		ErrorKind reported = this.error;
		if (reported != null) {
			return reported.outcome();
		}
		if (this.finishReason == FinishReason.CONTENT_FILTER) {
			return ErrorKind.CONTENT_FILTER.outcome();
		}
		if (this.finishReason == FinishReason.ERROR) {
			return ErrorKind.SERVER_ERROR.outcome();
		}
		if (this.complete) {
			return this.answered ? Outcome.SUCCESS : Outcome.EMPTY;
		}
		if (this.cancelled) {
			return Outcome.CANCELLED;
		}
		if (!this.streaming) {
			return ErrorKind.OTHER.outcome();
		}
		return (hasToken || (isUnseen && this.answered)) ? Outcome.TRUNCATED : Outcome.EMPTY;
	}

	/**
	 * Records reason and tokens.
	 * @param calls what records them
	 * @param status how the call ended
	 * @param hasToken whether a token of a streamed answer came
	 * @param answerNanos how long it took from the first token of a streamed answer to
	 * the end, 0 if that says nothing of how fast it came
	 */
	public void recordIn(ModelCalls calls, Status status, boolean hasToken, long answerNanos) {
		FinishReason reason = this.finishReason;
		if (reason != null) {
			calls.finished(reason);
		}
		TokenUsage usage = new TokenUsage(this.promptTokens, this.completionTokens, this.cachedTokens,
				this.reasoningTokens);
		if (usage.isReported()) {
			calls.used(usage);
			calls.outputRate(usage.completion(), answerNanos);
		}
		else {
			recordMissing(calls, status, hasToken);
		}
	}

	/**
	 * Records that no tokens were reported. That is a fault of the provider only if it
	 * came to the end of its answer, and costs something unless it refused to answer.
	 * @param calls what records it
	 * @param status how the call ended
	 * @param hasToken whether a token of a streamed answer came
	 */
	private void recordMissing(ModelCalls calls, Status status, boolean hasToken) {
		if (this.error == null && (this.complete || status == Status.TRUNCATED)) {
			calls.usageMissing();
		}
		if (this.complete || hasToken || status != Status.ERROR) {
			calls.unpriced();
		}
	}

	private static boolean isCancellation(@Nullable Throwable failure) {
		Throwable unwrapped = failure;
		while ((unwrapped instanceof CompletionException || unwrapped instanceof ExecutionException)
				&& unwrapped.getCause() != null) {
			unwrapped = unwrapped.getCause();
		}
		return unwrapped != null && ThrownOutcomes.isCancellation(unwrapped);
	}

	private static ErrorKind kindOf(@Nullable Throwable failure) {
		try {
			return (failure != null) ? ErrorClassifier.of(failure) : ErrorKind.OTHER;
		}
		catch (Throwable ex) {
			failures.failed("An error of a language model is of no known kind", ex);
			return ErrorKind.OTHER;
		}
	}

}
