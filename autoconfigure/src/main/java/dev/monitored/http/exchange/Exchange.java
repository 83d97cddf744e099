package dev.monitored.http.exchange;

import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import dev.monitored.call.ExcludedStarts;
import dev.monitored.cause.CallChain;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallParts;
import dev.monitored.cause.Cause;
import dev.monitored.indicator.CallEnd;
import dev.monitored.indicator.CallEvents;
import dev.monitored.outcome.Status;
import dev.monitored.registry.MonotonicTime;

/**
 * One request and its answer. It ends once, however often its end is reported.
 */
public abstract class Exchange {

	private static final int SWITCHING_PROTOCOLS = 101;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final long start = ExcludedStarts.now();

	private final ExchangeThread thread = new ExchangeThread(this.start);

	private volatile @Nullable CallChain chain;

	private volatile long nanos;

	/**
	 * How the exchange ended, if that was asked for. It is not volatile: a thread that
	 * misses it finds it once more.
	 */
	private @Nullable Status ending;

	private volatile Observation.@Nullable Context observed;

	/**
	 * Returns the labels, as far as they are known yet.
	 * @return the labels, as they were before any was folded
	 */
	public abstract ExchangeLabels labels();

	/**
	 * Returns whether the answer has begun. How long it then takes is not for an SLO to
	 * worry about: it may be a stream.
	 * @return whether the head of the answer is on its way
	 */
	public abstract boolean isAnswering();

	/**
	 * Returns the status code of the answer.
	 * @return the code, or 0 if there is none
	 */
	public abstract int code();

	/**
	 * Returns whether the client has gone away.
	 * @return whether the request is cancelled
	 */
	protected abstract boolean isAborted();

	/**
	 * Returns whether the exchange failed although its code does not say so.
	 * @return whether an exception was not handled
	 */
	protected abstract boolean isFailed();

	/**
	 * Returns whether the answer broke off after its head was sent, with a code that can
	 * no longer say so.
	 * @return whether the answer is known to be incomplete
	 */
	protected boolean isBroken() {
		return false;
	}

	/**
	 * Returns what the exchange failed with.
	 * @return the exception, or {@code null} if none is known
	 */
	protected abstract @Nullable Throwable failure();

	/**
	 * Returns whether the thread that begins the exchange runs it or waits for it, at
	 * least at first.
	 * @return whether other calls of that thread are parts of it
	 */
	protected boolean isRunByThread() {
		return false;
	}

	/**
	 * Returns whether the exchange goes on elsewhere when its thread leaves it.
	 * @return whether another thread answers
	 */
	protected boolean isHandedOn() {
		return false;
	}

	/**
	 * Returns whether the application leaves the exchange out of all SLOs.
	 * @return whether it does
	 */
	protected boolean isExcluded() {
		return false;
	}

	/**
	 * Returns what the exchange is observed by.
	 * @return the context, if it is observed
	 */
	final Observation.@Nullable Context observed() {
		return this.observed;
	}

	final void observed(Observation.Context context) {
		this.observed = context;
	}

	/**
	 * Enters the exchange, if this is the thread that runs it.
	 * @param isAnswered whether the application answers it, and does not send it
	 */
	final void enter(boolean isAnswered) {
		if (isRunByThread()) {
			this.thread.enter(isAnswered);
		}
	}

	/**
	 * Leaves the exchange, if this is the thread that entered it.
	 */
	final void leave() {
		if (isRunByThread() && this.thread.isLeaving()) {
			this.thread.leave(mayBeHandedOn());
		}
	}

	private boolean mayBeHandedOn() {
		try {
			return isHandedOn();
		}
		catch (RuntimeException ex) {
			return true; // its container has taken the request back
		}
	}

	/**
	 * Returns whether subscriptions are parts of this exchange if they find its
	 * observation in their context.
	 * @return whether it has a chain from its start on
	 */
	protected boolean isFoundBySubscriptions() {
		return false;
	}

	/**
	 * Follows the exchange, which is run by several threads, unless it is followed.
	 * @param around the call that it is a part of, if that is known
	 * @param cause what its time is put down to as long as it is open
	 */
	final void follow(@Nullable CallChain around, Cause cause) {
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
	final void answered(Cause cause, @Nullable Throwable failure, boolean isGivenUp) {
		CallChain followed = this.chain;
		if (followed != null) {
			followed.end(MonotonicTime.nanos() - this.start, cause, failure, isGivenUp);
		}
	}

	/**
	 * Returns what the time of the exchange goes to, if several threads run it.
	 * @return the chain, or {@code null} if it is not followed
	 */
	final @Nullable CallChain chain() {
		return this.chain;
	}

	/**
	 * Charges the call around the exchange, if the same thread is in it that ran this
	 * exchange to its end.
	 * @param end how the exchange ended
	 * @param cause what its time is put down to
	 */
	final void charge(CallEnd end, Cause cause) {
		if (isRunByThread() && this.thread.isCurrent()) {
			CallFrames.charge(end.start(), end.nanos(), cause, end.parts(), end.failure());
		}
	}

	/**
	 * Counts the exchange.
	 * @param end its end
	 * @param events the exchanges of its label set
	 */
	final void count(CallEnd end, CallEvents events) {
		events.count(end, this.thread.id(), this.thread.until(end.start() + end.nanos()));
	}

	/**
	 * Returns the end of the exchange.
	 * @param cause what its time is put down to by the call around it
	 * @return how it ended
	 */
	final CallEnd callEnd(Cause cause) {
		CallChain followed = this.chain;
		Throwable failure = failure();
		return callEnd(this.nanos, failure, (followed != null)
				? followed.end(this.nanos, cause, failure, status() == Status.CANCELLED) : this.thread.parts());
	}

	/**
	 * Returns the end of the exchange as it would be if it ended now.
	 * @return how it would end
	 */
	final CallEnd callEndSoFar() {
		return callEnd(MonotonicTime.nanos() - this.start, failure(), this.thread.parts());
	}

	private CallEnd callEnd(long took, @Nullable Throwable failure, CallParts went) {
		return new CallEnd(isExcluded() ? ExcludedStarts.exclude(this.start) : this.start, took,
				ExchangeEnd.outcome(this, failure), failure, went);
	}

	/**
	 * Ends the exchange.
	 * @return whether it had not ended before
	 */
	public final boolean end() {
		if (!this.ended.compareAndSet(false, true)) {
			return false;
		}
		this.nanos = MonotonicTime.nanos() - this.start;
		return true;
	}

	final boolean hasEnded() {
		return this.ended.get();
	}

	/**
	 * Returns whether the connection became one of another protocol, such as WebSocket.
	 * @return whether this was no more than a handshake
	 */
	public boolean isUpgrade() {
		return code() == SWITCHING_PROTOCOLS;
	}

	/**
	 * Returns whether the answer is an error to the client.
	 * @return whether the code is 400 or above
	 */
	public final boolean isErrorCode() {
		return code() >= ExchangeEnd.CLIENT_ERROR;
	}

	/**
	 * Returns how the exchange ended: what a client does wrong is no failure.
	 * @return the status
	 */
	public final Status status() {
		Status known = this.ending;
		if (known == null) {
			boolean isOver = hasEnded();
			known = ExchangeEnd.status(this);
			if (isOver) {
				this.ending = known;
			}
		}
		return known;
	}

}
