package dev.monitored.http.exchange;

import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import dev.monitored.call.ExcludedStarts;
import dev.monitored.cause.CallParts;
import dev.monitored.cause.Cause;
import dev.monitored.indicator.CallEnd;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.Status;
import dev.monitored.outcome.ThrownOutcomes;
import dev.monitored.registry.MonotonicTime;

/**
 * One request and its answer. It ends once, however often its end is reported.
 */
public abstract class Exchange {

	private static final int SWITCHING_PROTOCOLS = 101;

	private static final int CLIENT_ERROR = 400;

	private static final int SERVER_ERROR = 500;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final long start = ExcludedStarts.now();

	private final ExchangeParts parts;

	private volatile long nanos;

	/**
	 * How the exchange ended, if that was asked for. It is not volatile: a thread that
	 * misses it finds it once more.
	 */
	private @Nullable Status ending;

	private volatile Observation.@Nullable Context observed;

	private volatile @Nullable ExchangeHandler<?, ?> handler;

	/**
	 * Creates an exchange that begins now.
	 * @param isRunByThread whether this thread runs it or waits for it, at least at first
	 */
	protected Exchange(boolean isRunByThread) {
		this.parts = new ExchangeParts(isRunByThread, this.start);
	}

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
	 * Reports that a thread has left the exchange, which may go on.
	 * @param end to be run when the answer ends, if that is not when the observation
	 * stops
	 */
	protected void threadLeft(Runnable end) {
	}

	/**
	 * Returns whether the error that was just reported is the end of the exchange,
	 * because nothing will report another one.
	 * @return whether it is
	 */
	protected boolean isEndedByError() {
		return false;
	}

	/**
	 * Reports that the observation stops, usually because the exchange ends.
	 * @param end to be run when the answer ends, if that is later
	 * @return whether it is later
	 */
	protected boolean observationStopped(Runnable end) {
		return false;
	}

	/**
	 * Returns what the exchange is observed by.
	 * @return the context, if it is observed
	 */
	final Observation.@Nullable Context observed() {
		return this.observed;
	}

	final void observed(Observation.Context context, ExchangeHandler<?, ?> observer) {
		this.observed = context;
		this.handler = observer;
	}

	final boolean isOf(ExchangeHandler<?, ?> other) {
		return this.handler == other;
	}

	/**
	 * Leaves the exchange, if this is the thread that entered it.
	 */
	final void leave() {
		if (this.parts.isLeaving()) {
			this.parts.leave(mayBeHandedOn());
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
	 * Returns what the time of the exchange goes to.
	 * @return the parts
	 */
	final ExchangeParts parts() {
		return this.parts;
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
	 * Returns the end of the exchange.
	 * @param cause what its time is put down to by the call around it
	 * @return how it ended
	 */
	final CallEnd callEnd(Cause cause) {
		Throwable failure = failure();
		return callEnd(this.nanos, failure, this.parts.end(this.nanos, cause, failure, status() == Status.CANCELLED));
	}

	/**
	 * Returns the end of the exchange as it would be if it ended now.
	 * @return how it would end
	 */
	final CallEnd callEndSoFar() {
		return callEnd(MonotonicTime.nanos() - this.start, failure(), this.parts.soFar());
	}

	private CallEnd callEnd(long took, @Nullable Throwable failure, CallParts went) {
		return new CallEnd(isExcluded() ? ExcludedStarts.exclude(this.start) : this.start, took, outcome(failure),
				failure, went);
	}

	private Outcome outcome(@Nullable Throwable failure) {
		return switch (status()) {
			case ERROR -> Outcome.error((failure != null) ? ThrownOutcomes.name(failure) : String.valueOf(code()));
			case CANCELLED -> Outcome.CANCELLED;
			default -> Outcome.SUCCESS;
		};
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
		return code() >= CLIENT_ERROR;
	}

	/**
	 * Returns how the exchange ended, or would end if it ended now: what a client does
	 * wrong, a code from 400 to 499, is no failure.
	 * @return the status
	 */
	public final Status status() {
		Status known = this.ending;
		if (known == null) {
			boolean isOver = hasEnded();
			known = statusSoFar();
			if (isOver) {
				this.ending = known;
			}
		}
		return known;
	}

	private Status statusSoFar() {
		int code = code();
		if (code >= SERVER_ERROR) {
			return Status.ERROR;
		}
		if (code >= CLIENT_ERROR && !isBroken()) {
			return Status.SUCCESS;
		}
		if (isAborted()) {
			return Status.CANCELLED;
		}
		return (isBroken() || isFailed()) ? Status.ERROR : Status.SUCCESS;
	}

}
