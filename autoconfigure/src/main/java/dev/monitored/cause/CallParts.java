package dev.monitored.cause;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What the time of one call went to, as far as it was followed, and which of the calls in
 * it failed.
 */
public final class CallParts {

	/**
	 * The parts of a call that was followed and made no other.
	 */
	public static final CallParts NONE = new CallParts(0, 0, false);

	/**
	 * The parts of a call that was not followed.
	 */
	public static final CallParts ELSEWHERE = new CallParts(0, 0, true);

	private static final int MAX_CAUSES = 16;

	private final Cause[] causes;

	private final long[] nanos;

	/**
	 * When the longest call began that each part consists of.
	 */
	private final long[] longestStarts;

	private final long[] longestNanos;

	private final Throwable[] thrown;

	private final Cause[] blamed;

	private final boolean elsewhere;

	/**
	 * The owner of the call in which this one was handed on, 0 if there is none.
	 */
	private long aroundOwner;

	private long aroundStart;

	private int size;

	private int failures;

	CallParts(int size, int failures, boolean elsewhere) {
		this.causes = new Cause[size];
		this.nanos = new long[size];
		this.longestStarts = new long[size];
		this.longestNanos = new long[size];
		this.thrown = new Throwable[failures];
		this.blamed = new Cause[failures];
		this.elsewhere = elsewhere;
	}

	/**
	 * Says what the time of the call went to.
	 * @param total how long it took
	 * @param own the cause of the time that it did not pass on
	 * @param sink takes the parts, which sum up to the time
	 */
	public void report(long total, Cause own, PartSink sink) {
		long rest = total;
		for (int part = 0; part < this.size; part++) {
			sink.add(this.causes[part], this.nanos[part]);
			rest -= this.nanos[part];
		}
		if (rest > 0) {
			sink.add(own(own), rest);
		}
	}

	/**
	 * Returns the cause of the time that the call did not pass on.
	 * @param own the cause, if all of it was spent where the call was followed
	 * @return the cause
	 */
	public Cause own(Cause own) {
		return (this.elsewhere && own == Cause.UNMEASURED) ? Cause.UNKNOWN : own;
	}

	/**
	 * Returns the same parts without what failed.
	 * @return the parts, which keep no exception
	 */
	CallParts withoutFailures() {
		if (this.failures == 0) {
			return this;
		}
		CallParts times = new CallParts(this.size, 0, this.elsewhere);
		for (int part = 0; part < this.size; part++) {
			times.add(this.causes[part], this.nanos[part], this.longestStarts[part], this.longestNanos[part]);
		}
		return times;
	}

	/**
	 * Returns which call in this one a failure comes from.
	 * @param failure how this one ended
	 * @return the cause of the innermost call that ended with it, or {@code null} if none
	 * did
	 */
	public @Nullable Cause blamed(Throwable failure) {
		for (int index = 0; index < this.failures; index++) {
			if (isCausedBy(failure, this.thrown[index])) {
				return this.blamed[index];
			}
		}
		return null;
	}

	/**
	 * Returns the parts of a call together with what it waited for before it began.
	 * @param waitedFor what the call waited for
	 * @param from when it began to wait
	 * @param time for how long
	 * @return the parts, which sum up to the time since it began to wait
	 */
	public CallParts after(Cause waitedFor, long from, long time) {
		CallParts parts = new CallParts(this.size + 1, this.failures, this.elsewhere);
		for (int part = 0; part < this.size; part++) {
			parts.add(this.causes[part], this.nanos[part], this.longestStarts[part], this.longestNanos[part]);
		}
		parts.add(waitedFor, time, from, time);
		parts.failAll(this);
		return parts;
	}

	/**
	 * Returns the parts of a call that was interrupted. The time is taken from the call
	 * in it that stood still, as far as that is known.
	 * @param pauseStart when it was interrupted
	 * @param pauseNanos for how long
	 * @param total how long the call took
	 * @return the parts, which sum up to the same time
	 */
	CallParts interrupted(long pauseStart, long pauseNanos, long total) {
		CallParts parts = new CallParts(this.size + 1, this.failures, this.elsewhere);
		int hit = hit(pauseStart, pauseNanos);
		long own = total - Arrays.stream(this.nanos, 0, this.size).sum();
		long taken = Math.min(pauseNanos, (hit >= 0) ? this.nanos[hit] : Math.max(0, own));
		long before = 0;
		for (int part = 0; part < this.size; part++) {
			if (this.causes[part] == Cause.GC) {
				before = this.nanos[part];
			}
			else {
				parts.add(this.causes[part], this.nanos[part] - ((part == hit) ? taken : 0), this.longestStarts[part],
						this.longestNanos[part]);
			}
		}
		parts.add(Cause.GC, before + taken, pauseStart, 0);
		parts.failAll(this);
		return parts;
	}

	// Finds the part whose longest call an interruption falls into.
	private int hit(long pauseStart, long pauseNanos) {
		long most = 0;
		int hit = -1;
		for (int part = 0; part < this.size; part++) {
			long from = Math.max(0, pauseStart - this.longestStarts[part]);
			long to = Math.min(this.longestNanos[part], pauseStart + pauseNanos - this.longestStarts[part]);
			if (to - from > most) {
				most = to - from;
				hit = part;
			}
		}
		return hit;
	}

	void add(Cause cause, long time, long longestStart, long longest) {
		this.causes[this.size] = cause;
		this.longestStarts[this.size] = longestStart;
		this.longestNanos[this.size] = longest;
		this.nanos[this.size++] = time;
	}

	void handOnIn(long owner, long start) {
		this.aroundOwner = owner;
		this.aroundStart = start;
	}

	// Returns whether the call was handed on in another one, the first time that is
	// asked.
	boolean comeBackTo(long owner, long start) {
		boolean isAround = this.aroundOwner == owner && this.aroundStart == start;
		if (isAround) {
			this.aroundOwner = 0;
		}
		return isAround;
	}

	void fail(Throwable failure, Cause cause) {
		this.thrown[this.failures] = failure;
		this.blamed[this.failures++] = cause;
	}

	private void failAll(CallParts others) {
		for (int failure = 0; failure < others.failures; failure++) {
			fail(others.thrown[failure], others.blamed[failure]);
		}
	}

	/**
	 * Returns whether a failure is another one, or was caused by it.
	 * @param failure the failure
	 * @param other the other one
	 * @return whether the other one is in its chain of causes
	 */
	static boolean isCausedBy(Throwable failure, Throwable other) {
		Throwable cause = failure;
		for (int depth = 0; depth < MAX_CAUSES && cause != null; depth++) {
			if (cause == other) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

}
