package dev.monitored.cause;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A call that is run by several threads, such as a subscription, and what its time went
 * to. Calls in it may overlap. Its time is charged to the one that ended last, from its
 * start on, because that is what the call waited for: parts sum up to the time of the
 * call, and a fast call beside a slow one is not blamed.
 */
public final class CallChain {

	/**
	 * How many calls in this one are remembered. The time of those before is settled.
	 */
	private static final int MAX_SPANS = 128;

	private static final int MAX_FAILURES = 4;

	private final @Nullable CallChain around;

	private final Cause cause;

	private final long start;

	private final PartSums settled;

	private final Deque<Span> spans = new ArrayDeque<>(1);

	private @Nullable Set<CallChain> open;

	private @Nullable Deque<Failure> failures;

	/**
	 * Until when the time is settled, in nanoseconds since the start.
	 */
	private long settledUntil;

	private boolean ended;

	/**
	 * Begins a call.
	 * @param around the call that it is a part of, if that is known
	 * @param cause what its time is put down to by the call around it, as long as it is
	 * open
	 * @param start its start
	 */
	public CallChain(@Nullable CallChain around, Cause cause, long start) {
		this.around = around;
		this.cause = cause;
		this.start = start;
		this.settled = new PartSums(start);
		if (around != null) {
			around.begin(this);
		}
	}

	/**
	 * Ends the call. Its time keeps the cause that it had while the call was open.
	 * @param nanos how long it took
	 * @param failure what it ended with, if it failed
	 * @param isGivenUp whether its caller stopped waiting
	 * @return what its time went to
	 */
	public CallParts end(long nanos, @Nullable Throwable failure, boolean isGivenUp) {
		return end(nanos, this.cause, failure, isGivenUp);
	}

	/**
	 * Ends the call. If its caller stopped waiting, calls in it that are open count up to
	 * now. Otherwise nothing has waited for them.
	 * @param nanos how long it took
	 * @param own what its time is put down to by the call around it
	 * @param failure what it ended with, if it failed
	 * @param isGivenUp whether its caller stopped waiting
	 * @return what its time went to
	 */
	public CallParts end(long nanos, Cause own, @Nullable Throwable failure, boolean isGivenUp) {
		try {
			CallParts parts = close(nanos, isGivenUp);
			if (this.around != null) {
				Cause blamed = (failure != null) ? parts.blamed(failure) : null;
				Failure failed = (failure != null) ? new Failure(failure, (blamed != null) ? blamed : own) : null;
				this.around.end(this, new Span(this.start, nanos, own, parts.withoutFailures()), failed);
			}
			return parts;
		}
		catch (Throwable ex) {
			return CallParts.ELSEWHERE; // the stack has run out, or a failure threw
		}
	}

	private synchronized void begin(CallChain inner) {
		if (!this.ended) {
			if (this.open == null) {
				this.open = new LinkedHashSet<>(2);
			}
			this.open.add(inner);
		}
	}

	private synchronized void end(CallChain inner, Span span, @Nullable Failure failure) {
		if (this.open == null || !this.open.remove(inner)) {
			return;
		}
		add(span.since(this.start));
		if (failure != null) {
			if (this.failures == null) {
				this.failures = new ArrayDeque<>(1);
			}
			if (this.failures.size() == MAX_FAILURES) {
				this.failures.removeFirst();
			}
			this.failures.addLast(failure);
		}
	}

	private synchronized CallParts close(long nanos, boolean isGivenUp) {
		if (isGivenUp) {
			addOpen(nanos);
		}
		this.ended = true;
		this.open = null;
		add(new Span(nanos, Long.MAX_VALUE - nanos, this.cause, CallParts.NONE)); // what
																					// ended
																					// later
		this.spans.removeLast();
		this.spans.forEach(this.settled::add);
		this.spans.clear();
		CallParts parts = this.settled.parts(nanos, (this.failures != null) ? this.failures.size() : 0);
		if (this.failures != null) {
			this.failures.forEach((failure) -> parts.fail(failure.thrown(), failure.blamed()));
		}
		return parts;
	}

	// Adds the open calls. If there are several, the call waited for the first to begin.
	private void addOpen(long nanos) {
		Deque<CallChain> latestFirst = new ArrayDeque<>(1);
		if (this.open != null) {
			this.open.forEach(latestFirst::addFirst);
		}
		for (CallChain inner : latestFirst) {
			long took = Math.max(0, this.start + nanos - inner.start);
			add(new Span(inner.start, took, inner.cause, inner.soFar(took)).since(this.start));
		}
	}

	// Returns what the time of this open call went to so far.
	private synchronized CallParts soFar(long nanos) {
		CallChain copy = new CallChain(null, this.cause, this.start);
		copy.settledUntil = this.settledUntil;
		copy.settled.addAll(this.settled);
		copy.spans.addAll(this.spans);
		copy.open = this.open;
		copy.addOpen(nanos);
		copy.open = null;
		return copy.close(nanos, false);
	}

	// Adds a call. Calls that ended earlier lose the overlap to it, and it loses the
	// overlap to calls that ended later.
	private void add(Span added) {
		Deque<Span> later = new ArrayDeque<>(0);
		Span span = added.from(this.settledUntil);
		while (!this.spans.isEmpty() && this.spans.getLast().end() > span.start()) {
			Span last = this.spans.removeLast();
			if (last.end() > span.end()) {
				later.addFirst(last);
				span = span.until(Math.min(span.end(), last.start()));
			}
			else if (last.start() < span.start()) {
				this.spans.addLast(last.until(span.start()));
			}
		}
		if (span.length() > 0) {
			this.spans.addLast(span);
		}
		this.spans.addAll(later);
		settle();
	}

	private void settle() {
		while (this.spans.size() > MAX_SPANS) {
			Span oldest = this.spans.removeFirst();
			this.settledUntil = oldest.end();
			this.settled.add(oldest);
		}
	}

	/**
	 * The time that a call in this one is charged for.
	 *
	 * @param start from when on
	 * @param end until when
	 * @param nanos how long the call took in all
	 * @param cause what its own time is put down to
	 * @param parts what its time went to
	 */
	record Span(long start, long end, long nanos, Cause cause, CallParts parts) {

		Span(long start, long nanos, Cause cause, CallParts parts) {
			this(start, start + nanos, nanos, cause, parts);
		}

		// Times since the start of the call around can be compared, unlike readings of a
		// clock.
		Span since(long around) {
			long from = Math.max(0, this.start - around);
			return new Span(from, from + this.nanos, this.nanos, this.cause, this.parts);
		}

		Span from(long time) {
			return (this.start < time) ? new Span(time, Math.max(time, this.end), this.nanos, this.cause, this.parts)
					: this;
		}

		Span until(long time) {
			return new Span(this.start, time, this.nanos, this.cause, this.parts);
		}

		long length() {
			return this.end - this.start;
		}

	}

	/**
	 * A failed call in this one.
	 *
	 * @param thrown what it failed with
	 * @param blamed what that is put down to
	 */
	private record Failure(Throwable thrown, Cause blamed) {

	}

}
