package dev.monitored.http.exchange;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallWitness;
import dev.monitored.cause.CallChain;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallParts;
import dev.monitored.cause.CallStatements;
import dev.monitored.cause.Cause;
import dev.monitored.indicator.CallEnd;
import dev.monitored.indicator.CallEvents;
import dev.monitored.registry.MonotonicTime;

/**
 * What the time of an exchange went to, by the thread that runs it or waits for it, or by
 * all that run it in turn.
 */
final class ExchangeParts {

	/**
	 * What sends requests. The start tells exchanges of a thread apart.
	 */
	private static final long SENDER = CallFrames.newOwner();

	/**
	 * What answers requests, and calls others meanwhile.
	 */
	private static final long ANSWERER = CallStatements.newCaller();

	private final Thread thread = Thread.currentThread();

	private final boolean isRunByThread;

	private final long start;

	private long owner;

	private int scopes;

	private boolean left;

	/**
	 * Until when the thread ran the exchange, 0 if it did to its end.
	 */
	private long handedOn;

	private volatile CallParts parts = CallParts.ELSEWHERE;

	private volatile @Nullable CallChain chain;

	/**
	 * Creates the parts of an exchange that this thread begins.
	 * @param isRunByThread whether the thread runs it or waits for it, at least at first
	 * @param start the start of the exchange
	 */
	ExchangeParts(boolean isRunByThread, long start) {
		this.isRunByThread = isRunByThread;
		this.start = start;
	}

	/**
	 * Returns whether the thread that began the exchange runs it or waits for it, at
	 * least at first.
	 * @return whether other calls of that thread are parts of it
	 */
	boolean isRunByThread() {
		return this.isRunByThread;
	}

	/**
	 * Enters the exchange, if this is the thread that runs it.
	 * @param isAnswered whether the application answers it, and does not send it
	 */
	void enter(boolean isAnswered) {
		if (isOfThisThread() && !this.left && this.scopes++ == 0) {
			this.owner = isAnswered ? ANSWERER : SENDER;
			CallFrames.enter(this.owner, this.start);
		}
	}

	/**
	 * Returns whether the thread closes the scope with which it entered the exchange.
	 * @return whether the exchange has to be left
	 */
	boolean isLeaving() {
		return isOfThisThread() && !this.left && --this.scopes == 0;
	}

	/**
	 * Leaves the exchange.
	 * @param isHandedOn whether it goes on elsewhere
	 */
	void leave(boolean isHandedOn) {
		this.left = true;
		this.handedOn = isHandedOn ? MonotonicTime.nanos() : 0;
		this.parts = CallFrames.detach(this.owner, this.start, isHandedOn);
	}

	/**
	 * Follows the exchange, which is run by several threads, unless it is followed.
	 * @param around the call that it is a part of, if that is known
	 * @param cause what its time is put down to as long as it is open
	 */
	void follow(@Nullable CallChain around, Cause cause) {
		if (this.chain == null) {
			this.chain = new CallChain(around, cause, this.start);
		}
	}

	/**
	 * Ends what the call around it waits for: the exchange itself may end later.
	 * @param cause what that is put down to
	 * @param failure what the call around gets instead of an answer, if it does
	 * @param isGivenUp whether it waits no longer
	 */
	void answered(Cause cause, @Nullable Throwable failure, boolean isGivenUp) {
		CallChain followed = this.chain;
		if (followed != null) {
			followed.end(MonotonicTime.nanos() - this.start, cause, failure, isGivenUp);
		}
	}

	/**
	 * Returns what the time of the exchange goes to, if several threads run it.
	 * @return the chain, or {@code null} if it is not followed
	 */
	@Nullable CallChain chain() {
		return this.chain;
	}

	/**
	 * Returns what the time went to until the thread left the exchange.
	 * @return the parts
	 */
	CallParts soFar() {
		return this.parts;
	}

	/**
	 * Returns what the time went to until the exchange ended.
	 * @param nanos how long it took
	 * @param cause what its time is put down to by the call around it
	 * @param failure what it failed with, if that is known
	 * @param isCancelled whether it was given up
	 * @return the parts
	 */
	CallParts end(long nanos, Cause cause, @Nullable Throwable failure, boolean isCancelled) {
		CallChain followed = this.chain;
		return (followed != null) ? followed.end(nanos, cause, failure, isCancelled) : this.parts;
	}

	/**
	 * Counts the exchange.
	 * @param end its end
	 * @param events the exchanges of its label set
	 */
	void count(CallEnd end, CallEvents events) {
		events.count(end, this.left ? this.thread.getId() : CallWitness.NO_THREAD,
				(this.handedOn != 0) ? this.handedOn : end.start() + end.nanos());
	}

	/**
	 * Charges the call around the exchange, if the same thread is in it that ran this
	 * exchange to its end.
	 * @param end how the exchange ended
	 * @param cause what its time is put down to
	 */
	void charge(CallEnd end, Cause cause) {
		if (isOfThisThread()) {
			CallFrames.charge(end.start(), end.nanos(), cause, end.parts(), end.failure());
		}
	}

	private boolean isOfThisThread() {
		return this.isRunByThread && Thread.currentThread() == this.thread;
	}

}
