package dev.monitored.meter;

import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.ExcludedStarts;
import dev.monitored.cause.CallChain;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallParts;
import dev.monitored.cause.Cause;
import dev.monitored.indicator.CallEnd;
import dev.monitored.indicator.CallEvents;
import dev.monitored.indicator.CallPast;
import dev.monitored.indicator.CountedCalls;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.Status;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.MonotonicTime;

/**
 * Records the calls of one label set: in flight from start to end, then the time under
 * the status. Starting and ending a call never throws, allocates nothing and looks
 * nothing up; only the end of one that waited in a queue, where an SLO includes that,
 * allocates. What cannot be recorded in one of the meters of a call is in the others.
 */
public final class CallMeter {

	private final LongAdder active = new LongAdder();

	/**
	 * How many of the active calls are streams.
	 */
	private final LongAdder streams = new LongAdder();

	private final EnteredCalls entered;

	private final CallEvents events;

	private final StatusTimers timers;

	/**
	 * How many calls have ended that are still counted as active, because the stack had
	 * run out. An array is written without a call, which would overflow.
	 */
	private final long[] overflown = new long[1];

	/**
	 * Creates a meter and, as soon as the registry is ready, its timers.
	 * @param timers how the timers are described
	 * @param active where calls in flight are counted, if they are
	 * @param errors where errors are counted by name, if they are
	 * @param calls the calls, with what counts them and what hears of them
	 * @param registry where the timers are registered
	 */
	public CallMeter(CallTimers timers, @Nullable ActiveCalls active, @Nullable ErrorCounts errors, CountedCalls calls,
			DeferredMeters registry) {
		this.timers = new StatusTimers(timers, errors, registry);
		this.entered = new EnteredCalls(calls);
		this.events = new CallEvents(calls, this::waitingCalls);
		if (active != null) {
			active.add(this::activeCalls);
		}
		this.timers.register();
	}

	/**
	 * Starts a call. It is in flight until it is ended or abandoned, once.
	 * @return the start, to be handed to {@link #end(long, Outcome)}
	 */
	public long start() {
		long start = ExcludedStarts.now();
		this.active.increment();
		return start;
	}

	/**
	 * Starts a call that runs elsewhere, or that this thread does not wait for.
	 * @return the start, to be handed to {@link #end(long, Outcome, Throwable)}
	 */
	public long startElsewhere() {
		try {
			if (this.events.areFollowed()) {
				CallFrames.goOnElsewhere();
			}
		}
		catch (Throwable ex) {
			// The stack has run out
		}
		return start();
	}

	/**
	 * Returns whether it is recorded what the time of the calls goes to.
	 * @return whether they are followed
	 */
	public boolean areFollowed() {
		return this.events.areFollowed();
	}

	/**
	 * Follows a call that has started and that several threads run.
	 * @param start its start
	 * @param around the call that it is a part of, if that is known
	 * @return what its time goes to, or {@code null} if that is not possible
	 */
	public @Nullable CallChain follow(long start, @Nullable CallChain around) {
		try {
			return new CallChain(around, this.events.calls().cause(), start);
		}
		catch (Throwable ex) {
			return null; // the stack has run out
		}
	}

	/**
	 * Returns what is followed of a call that waits for one of these.
	 * @return the cause, or {@code null} if this thread is in no call that wants to know
	 */
	public @Nullable Cause waiting() {
		return this.entered.waiting();
	}

	/**
	 * Enters a call that is going to be left on this thread: ended, handed on or
	 * abandoned. What it calls meanwhile is a part of it. It has to be entered before
	 * anything else is called.
	 * @param start the start of the call
	 */
	public void enter(long start) {
		this.entered.enter(start);
	}

	/**
	 * Hands on a call that was entered: it ends later, maybe on another thread.
	 * @param start the start of the call
	 * @return what its time went to so far
	 */
	public CallParts handOn(long start) {
		try {
			if (!this.entered.areEntered()) {
				return CallParts.ELSEWHERE;
			}
			long now = MonotonicTime.nanos();
			CallParts parts = this.entered.handOn(start, now);
			this.events.ran(start, Thread.currentThread().getId(), now);
			return parts;
		}
		catch (Throwable ex) {
			return CallParts.ELSEWHERE; // the stack has run out
		}
	}

	/**
	 * Ends a call, and leaves it if it was entered.
	 * @param start the start of the call
	 * @param outcome how it ended
	 * @param failure what it threw, if it did
	 */
	public void end(long start, Outcome outcome, @Nullable Throwable failure) {
		end(start, outcome, failure, null, CallPast.NONE);
	}

	/**
	 * Ends what was followed of a call that is about to end.
	 * @param chain what its time went to, if it was followed
	 * @param start the start of the call
	 * @param outcome how it ends
	 * @param failure what it threw, if it did
	 * @return what its time went to, or {@code null} if it was not followed
	 */
	public @Nullable CallParts parts(@Nullable CallChain chain, long start, Outcome outcome,
			@Nullable Throwable failure) {
		try {
			return (chain != null)
					? chain.end(MonotonicTime.nanos() - start, failure, outcome.status() == Status.CANCELLED) : null;
		}
		catch (Throwable ex) {
			return CallParts.ELSEWHERE; // the stack has run out
		}
	}

	/**
	 * Ends a call that was handed on, or never entered. Each part of it fails alone,
	 * where the stack has run out.
	 * @param start the start of the call
	 * @param outcome how it ended
	 * @param failure what it threw, if that is known
	 * @param parts what its time went to, {@code null} if it was entered on this thread
	 * @param past what is known from before
	 */
	public void end(long start, Outcome outcome, @Nullable Throwable failure, @Nullable CallParts parts,
			CallPast past) {
		long nanos = -1;
		try {
			nanos = Math.max(0, ExcludedStarts.since(start));
			count(start, nanos, outcome, failure, parts, past);
		}
		catch (Throwable ex) {
			// The stack has run out
		}
		try {
			this.timers.record(outcome, nanos);
		}
		catch (Throwable ex) {
			// The stack has run out
		}
		try {
			this.entered.leave(start, nanos, failure);
		}
		catch (Throwable ex) {
			// The stack has run out: the call around it leaves it
		}
		try {
			this.active.decrement();
		}
		catch (Throwable ex) {
			synchronized (this.overflown) {
				this.overflown[0]++;
			}
		}
	}

	private void count(long start, long nanos, Outcome outcome, @Nullable Throwable failure, @Nullable CallParts parts,
			CallPast past) {
		if (parts != null) {
			this.events.count(new CallEnd(start, nanos, outcome, failure, parts, past));
		}
		else if (past.waited() > 0) {
			this.events.countQueued(this.entered.owner(), start, nanos, outcome, failure, past);
		}
		else {
			this.events.count(this.entered.owner(), start, nanos, outcome, failure);
		}
	}

	/**
	 * Forgets a call that turned out to be none.
	 * @param start the start of the call
	 */
	public void abandon(long start) {
		try {
			this.entered.abandon(start);
		}
		catch (Throwable ex) {
			// The stack has run out: the call around it leaves it
		}
		this.active.decrement();
	}

	/**
	 * Returns whether there was a call, as far as the timers know.
	 * @return whether one has started
	 */
	public boolean isCalled() {
		return this.active.sum() != 0 || this.timers.areUsed();
	}

	/**
	 * Returns the number of calls that could not be ended, because the stack had run out.
	 * Its holder adds one, under the monitor of the array, where {@link #end} overflows.
	 * @return an array with that number
	 */
	public long[] overflown() {
		return this.overflown;
	}

	/**
	 * Reports that a call which has started is a stream: it may take as long as it likes.
	 */
	public void streamStarted() {
		this.streams.increment();
	}

	/**
	 * Reports that a stream has ended.
	 */
	public void streamEnded() {
		this.streams.decrement();
	}

	private long waitingCalls() {
		long streaming = this.streams.sum();
		return Math.max(0, activeCalls() - streaming);
	}

	private long activeCalls() {
		synchronized (this.overflown) {
			return this.active.sum() - this.overflown[0];
		}
	}

}
