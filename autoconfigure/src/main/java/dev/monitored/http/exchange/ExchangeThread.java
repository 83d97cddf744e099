package dev.monitored.http.exchange;

import dev.monitored.call.CallWitness;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallParts;
import dev.monitored.cause.CallStatements;
import dev.monitored.registry.MonotonicTime;

/**
 * The thread that began an exchange, and what the time of the exchange went to there.
 */
final class ExchangeThread {

	/**
	 * What sends requests. The start tells exchanges of a thread apart.
	 */
	private static final long SENDER = CallFrames.newOwner();

	/**
	 * What answers requests, and calls others meanwhile.
	 */
	private static final long ANSWERER = CallStatements.newCaller();

	private final Thread thread = Thread.currentThread();

	private final long start;

	private long owner;

	private int scopes;

	private boolean left;

	/**
	 * Until when the thread ran the exchange, 0 if it did to its end.
	 */
	private long handedOn;

	private volatile CallParts parts = CallParts.ELSEWHERE;

	/**
	 * Creates the thread of an exchange that begins.
	 * @param start the start of the exchange
	 */
	ExchangeThread(long start) {
		this.start = start;
	}

	/**
	 * Returns whether this is the thread.
	 * @return whether it runs now
	 */
	boolean isCurrent() {
		return Thread.currentThread() == this.thread;
	}

	/**
	 * Returns what the time of the exchange went to until the thread left it.
	 * @return the parts
	 */
	CallParts parts() {
		return this.parts;
	}

	/**
	 * Enters the exchange, if this is the thread.
	 * @param isAnswered whether the application answers it, and does not send it
	 */
	void enter(boolean isAnswered) {
		if (isCurrent() && !this.left && this.scopes++ == 0) {
			this.owner = isAnswered ? ANSWERER : SENDER;
			CallFrames.enter(this.owner, this.start);
		}
	}

	/**
	 * Returns whether the thread closes the scope with which it entered the exchange.
	 * @return whether the exchange has to be left
	 */
	boolean isLeaving() {
		return isCurrent() && !this.left && --this.scopes == 0;
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
	 * Returns the id of the thread, if it entered and left the exchange.
	 * @return the id, {@link CallWitness#NO_THREAD} if it did not
	 */
	long id() {
		return this.left ? this.thread.getId() : CallWitness.NO_THREAD;
	}

	/**
	 * Returns until when the thread ran the exchange.
	 * @param end the end of the exchange
	 * @return the time
	 */
	long until(long end) {
		return (this.handedOn != 0) ? this.handedOn : end;
	}

}
