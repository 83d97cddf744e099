package dev.monitored.cause;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

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
	private static final int MAX_SPANS = 32;

	private static final int MAX_FAILURES = 4;

	private final @Nullable CallChain around;

	private final Cause cause;

	private final long start;

	private final List<CallChain> open = new ArrayList<>(2);

	private final Deque<Span> spans = new ArrayDeque<>(2);

	private final PartSums settled = new PartSums();

	private final Deque<Failure> failures = new ArrayDeque<>(0);

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
		if (around != null) {
			around.begin(this);
		}
	}

	/**
	 * Ends the call, whose time is put down to what it was put down to while it was open.
	 * @param nanos how long it took
	 * @param failure what it ended with, if it failed
	 * @return what its time went to
	 */
	public CallParts end(long nanos, @Nullable Throwable failure) {
		return end(nanos, this.cause, failure);
	}

	/**
	 * Ends the call. Calls in it that are open count up to now.
	 * @param nanos how long it took
	 * @param own what its time is put down to by the call around it
	 * @param failure what it ended with, if it failed
	 * @return what its time went to
	 */
	public CallParts end(long nanos, Cause own, @Nullable Throwable failure) {
		CallParts parts = close(nanos);
		if (this.around != null) {
			this.around.end(this, nanos, own, parts, failure);
		}
		return parts;
	}

	private synchronized void begin(CallChain inner) {
		if (!this.ended) {
			this.open.add(inner);
		}
	}

	private synchronized void end(CallChain inner, long nanos, Cause cause, CallParts parts,
			@Nullable Throwable failure) {
		if (!this.open.remove(inner)) {
			return;
		}
		long from = Math.max(0, inner.start - this.start);
		add(new Span(from, from + nanos, cause, parts));
		if (failure != null) {
			if (this.failures.size() == MAX_FAILURES) {
				this.failures.removeFirst();
			}
			Cause blamed = parts.blamed(failure);
			this.failures.addLast(new Failure(failure, (blamed != null) ? blamed : cause));
		}
	}

	private synchronized CallParts close(long nanos) {
		this.ended = true;
		for (int index = this.open.size() - 1; index >= 0; index--) {
			CallChain inner = this.open.get(index);
			long from = Math.max(0, inner.start - this.start);
			add(new Span(from, Math.max(from, nanos), inner.cause, CallParts.NONE));
		}
		this.open.clear();
		add(new Span(nanos, Long.MAX_VALUE, this.cause, CallParts.NONE)); // what ended
																			// later
		this.spans.removeLast();
		this.spans.forEach(this.settled::add);
		this.spans.clear();
		CallParts parts = this.settled.parts(this.failures.size());
		this.failures.forEach((failure) -> parts.fail(failure.thrown(), failure.blamed()));
		this.failures.clear();
		return parts;
	}

	// Adds a call. What ended before it and overlaps with it is charged for less, and it
	// is for what ended after it.
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

		Span(long start, long end, Cause cause, CallParts parts) {
			this(start, end, end - start, cause, parts);
		}

		// Times are those since the start of the chain, so that they can be compared.
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
