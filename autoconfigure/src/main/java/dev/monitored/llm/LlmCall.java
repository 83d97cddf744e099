package dev.monitored.llm;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.BrokenObjective;
import dev.monitored.cause.CallParts;
import dev.monitored.failure.FailureLog;
import dev.monitored.indicator.CallPast;
import dev.monitored.llm.error.ErrorKind;
import dev.monitored.llm.recording.CallKind;
import dev.monitored.llm.recording.CallReport;
import dev.monitored.llm.recording.ModelCalls;
import dev.monitored.meter.CallMeter;
import dev.monitored.outcome.Outcome;
import dev.monitored.registry.MonotonicTime;

/**
 * One call of a language model, from {@link LlmCalls#start} to {@link #close()}, and what
 * its client reports meanwhile. Nothing here takes or keeps a word of prompt or answer.
 * <p>
 * When it is closed, the call is an error if one was reported, else a success if the
 * answer was reported to be complete, else cancelled if that was. What remains is a
 * streamed answer that broke off, or a blocking call that failed without a reported
 * reason. Closing it twice counts once; one that is never closed stays in flight.
 * <p>
 * Chunks are reported one after the other, as they come; everything else may be reported
 * by any thread.
 */
public final class LlmCall implements AutoCloseable {

	private static final FailureLog failures = new FailureLog(LlmCall.class);

	private static final int WAITING = 0;

	private static final int ANSWERING = 1;

	private static final int UNWATCHED = 2;

	private static final int ENDED = 3;

	private static final AtomicIntegerFieldUpdater<LlmCall> STATE = AtomicIntegerFieldUpdater.newUpdater(LlmCall.class,
			"state");

	private final @Nullable ModelCalls calls;

	private final CallKind kind;

	private final @Nullable CallMeter meter;

	private final AnswerPace pace;

	private final long start;

	private final CallReport report;

	private volatile int state = WAITING;

	/**
	 * The objectives that the first token broke.
	 */
	private volatile List<BrokenObjective> brokenBefore = List.of();

	/**
	 * Starts a call.
	 * @param calls what records it, if anything does
	 * @param kind its kind
	 */
	LlmCall(@Nullable ModelCalls calls, CallKind kind) {
		this.calls = calls;
		this.kind = kind;
		this.report = new CallReport(kind);
		this.meter = (calls != null) ? calls.meter(kind) : null;
		this.pace = new AnswerPace((calls != null) ? calls.chunkGap() : null);
		this.start = (this.meter != null) ? start(this.meter, kind) : 0;
		if (calls != null && kind == CallKind.STREAMING) {
			calls.firstTokenAwaited();
		}
	}

	private static long start(CallMeter meter, CallKind kind) {
		return (kind == CallKind.STREAMING) ? meter.startElsewhere() : meter.start();
	}

	/**
	 * Enters the call on this thread, which is going to close it: what it calls until
	 * then is a part of the call. Calls that end elsewhere are not entered.
	 */
	public void enter() {
		if (this.meter != null) {
			this.meter.enter(this.start);
		}
	}

	/**
	 * Reports the first token of a streamed answer, unless chunks are reported.
	 */
	public void firstToken() {
		contentChunk();
		this.pace.goOn();
	}

	/**
	 * Reports a chunk of a streamed answer that has text or a part of a call of a tool.
	 * Do not report a chunk without either, such as one that only says who answers.
	 */
	public void contentChunk() {
		this.report.answered(true);
		chunk();
	}

	/**
	 * Reports a chunk of a streamed answer that has only reasoning. An answer of such
	 * chunks alone is empty.
	 */
	public void reasoningChunk() {
		chunk();
	}

	/**
	 * Reports that the chunks of a streamed answer are not seen. The time of its first
	 * token is not known then, and is not recorded.
	 */
	public void unwatched() {
		this.report.answered(true);
		if (this.calls != null && this.meter != null && this.kind == CallKind.STREAMING
				&& STATE.compareAndSet(this, WAITING, UNWATCHED)) {
			this.meter.streamStarted();
			this.calls.firstTokenForgotten();
		}
	}

	/**
	 * Reports that the answer has neither text nor a call of a tool.
	 */
	public void empty() {
		this.report.answered(false);
	}

	/**
	 * Reports the tokens of the call, as the provider counted them. Reporting none, or 0
	 * of both, says that the provider did not.
	 * @param prompt tokens of the prompt, cached ones included
	 * @param completion tokens of the answer, reasoning ones included
	 */
	public void tokens(long prompt, long completion) {
		this.report.tokens(prompt, completion);
	}

	/**
	 * Reports how many tokens of the prompt the provider had cached.
	 * @param cached the number, a part of those of the prompt
	 */
	public void cachedTokens(long cached) {
		this.report.cachedTokens(cached);
	}

	/**
	 * Reports how many tokens of the answer were spent on reasoning.
	 * @param reasoning the number, a part of those of the answer
	 */
	public void reasoningTokens(long reasoning) {
		this.report.reasoningTokens(reasoning);
	}

	/**
	 * Reports that the answer is complete, where the provider gives no reason.
	 */
	public void finish() {
		this.report.complete();
	}

	/**
	 * Reports why the model stopped. The answer is then complete; a streamed answer that
	 * ends without a reason is not.
	 * @param reason the reason in the provider's words, {@code null} if there is none
	 */
	public void finish(@Nullable String reason) {
		this.report.finished(reason);
	}

	/**
	 * Reports that the call failed.
	 * @param failure why it failed; a {@link CancellationException} cancels it
	 */
	public void error(@Nullable Throwable failure) {
		this.report.failed(failure);
	}

	/**
	 * Reports that the provider refused the call.
	 * @param statusCode the status code of its answer
	 */
	public void error(int statusCode) {
		this.report.failed(ErrorKind.ofStatus(statusCode));
	}

	/**
	 * Reports that the caller no longer wants the answer.
	 */
	public void cancel() {
		this.report.cancelled();
	}

	/**
	 * Forgets the call, because it is a part of another one or because its end will never
	 * be reported.
	 */
	public void abandon() {
		int before = STATE.getAndSet(this, ENDED);
		if (before == ENDED || this.calls == null || this.meter == null) {
			return;
		}
		if (before != WAITING) {
			this.meter.streamEnded();
		}
		else if (this.kind == CallKind.STREAMING) {
			this.calls.firstTokenForgotten();
		}
		this.meter.abandon(this.start);
	}

	/**
	 * Ends the call.
	 */
	@Override
	public void close() {
		int before = STATE.getAndSet(this, ENDED);
		if (before == ENDED || this.calls == null || this.meter == null) {
			return;
		}
		Outcome outcome = this.report.outcome(before == ANSWERING, before == UNWATCHED);
		long end = MonotonicTime.nanos();
		if (this.kind == CallKind.STREAMING) {
			this.meter.end(this.start, outcome, this.report.failure(), CallParts.ELSEWHERE,
					CallPast.broke((before == WAITING) ? noFirstToken(this.calls, outcome, end) : this.brokenBefore));
		}
		else {
			this.meter.end(this.start, outcome, this.report.failure());
		}
		try {
			recordEnd(this.calls, this.meter, outcome, end, before);
		}
		catch (Throwable ex) {
			failures.failed("The end of a call of a language model is recorded in part", ex);
		}
	}

	private List<BrokenObjective> noFirstToken(ModelCalls recorder, Outcome outcome, long end) {
		try {
			return recorder.noFirstToken(outcome, this.start, end);
		}
		catch (Throwable ex) {
			failures.failed("A missing first token of a language model is not recorded", ex);
			return List.of();
		}
	}

	private void chunk() {
		int current = this.state;
		if (current == WAITING) {
			firstChunk();
		}
		else if (current == ANSWERING) {
			this.pace.next();
		}
	}

	private void firstChunk() {
		if (this.calls == null || this.meter == null || this.kind != CallKind.STREAMING) {
			return;
		}
		long now = MonotonicTime.nanos();
		this.pace.begin(now);
		if (STATE.compareAndSet(this, WAITING, ANSWERING)) {
			this.meter.streamStarted();
			try {
				this.brokenBefore = this.calls.firstToken(this.start, now);
			}
			catch (Throwable ex) {
				failures.failed("The first token of a language model is not recorded", ex);
			}
		}
	}

	private void recordEnd(ModelCalls recorder, CallMeter timed, Outcome outcome, long end, int before) {
		if (before != WAITING) {
			timed.streamEnded();
		}
		long answerNanos = (before == ANSWERING) ? this.pace.nanosUntil(end) : 0;
		this.report.recordIn(recorder, outcome.status(), before != WAITING, answerNanos);
	}

}
