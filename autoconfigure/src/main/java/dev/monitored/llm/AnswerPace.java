package dev.monitored.llm;

import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.meter.DeferredDistribution;
import dev.monitored.registry.MonotonicTime;

/**
 * How fast the chunks of one streamed answer come. They come one after the other.
 */
final class AnswerPace {

	private static final FailureLog failures = new FailureLog(AnswerPace.class);

	private final @Nullable DeferredDistribution gaps;

	private long firstToken;

	private long lastChunk;

	/**
	 * Whether the answer came in more than one piece, so that the time since its first
	 * token says how fast.
	 */
	private volatile boolean flowing;

	/**
	 * Creates the pace of an answer that has not begun.
	 * @param gaps where the time between chunks is recorded, if it is
	 */
	AnswerPace(@Nullable DeferredDistribution gaps) {
		this.gaps = gaps;
	}

	void begin(long now) {
		this.firstToken = now;
		this.lastChunk = now;
	}

	void goOn() {
		if (!this.flowing) {
			this.flowing = true;
		}
	}

	void next() {
		goOn();
		if (this.gaps != null) {
			recordGap(this.gaps);
		}
	}

	/**
	 * Returns how long the answer took from its first token on.
	 * @param end its end
	 * @return the time in nanoseconds, or 0 if that says nothing of how fast it came
	 */
	long nanosUntil(long end) {
		return this.flowing ? Math.max(1, end - this.firstToken) : 0;
	}

	private void recordGap(DeferredDistribution gap) {
		long now = MonotonicTime.nanos();
		try {
			gap.record(now - this.lastChunk);
		}
		catch (Throwable ex) {
			failures.failed("The time between chunks of a language model is not recorded", ex);
		}
		this.lastChunk = now;
	}

}
