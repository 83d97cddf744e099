package dev.monitored.operation.subscription;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.ExcludedStarts;
import dev.monitored.cause.CallChain;
import dev.monitored.outcome.Outcome;

/**
 * Records one subscription as a call. It ends with the first value of a single-valued
 * publisher, else with completion, error or cancellation; a cancellation after a value is
 * a success, because the subscriber got what it wanted.
 */
public class SubscribedCall {

	private static final AtomicIntegerFieldUpdater<SubscribedCall> ENDED = AtomicIntegerFieldUpdater
		.newUpdater(SubscribedCall.class, "ended");

	private final Calls calls;

	private final boolean single;

	private final long start;

	/**
	 * What the time of the call goes to, if it is followed.
	 */
	private volatile @Nullable CallChain chain;

	private volatile int ended;

	private volatile boolean hasValue;

	/**
	 * Starts a call whose caller is this thread.
	 * @param calls where it is recorded
	 * @param single whether the first value is the only one
	 */
	public SubscribedCall(Calls calls, boolean single) {
		this(calls, single, null, false, () -> null);
	}

	/**
	 * Starts a call.
	 * @param calls where it is recorded
	 * @param single whether the first value is the only one
	 * @param around the call that it is a part of, if that is known
	 * @param excluded whether the context of the caller leaves it out of all SLOs
	 * @param caller returns the observation of the caller, or {@code null} where it is
	 * that of this thread
	 */
	protected SubscribedCall(Calls calls, boolean single, @Nullable CallChain around, boolean excluded,
			Supplier<@Nullable Object> caller) {
		this.calls = calls.elsewhere(caller);
		this.single = single;
		long now = (around != null) ? calls.start() : calls.startElsewhere();
		this.start = excluded ? ExcludedStarts.exclude(now) : now;
		this.chain = (around != null) ? calls.follow(this.start, around) : null;
		if (!single) {
			calls.streamStarted();
		}
	}

	/**
	 * Returns the parent observation for clients that the call uses.
	 * @return the observation, or {@code null} if the call has no span
	 */
	public final @Nullable Object observation() {
		return this.calls.observation();
	}

	/**
	 * Subscribes.
	 * @param subscription what subscribes; if it throws, so does the call
	 */
	public final void begin(Runnable subscription) {
		try {
			subscription.run();
		}
		catch (Throwable ex) {
			failed(ex);
			throw ex;
		}
	}

	/**
	 * Notes a value.
	 * @param value the value
	 */
	public final void produced(@Nullable Object value) {
		if (this.single) {
			if (end()) {
				this.calls.ended(this.start, value, this.chain);
			}
		}
		else if (!this.hasValue) {
			this.hasValue = true;
		}
	}

	/**
	 * Ends the call with an error.
	 * @param failure the error
	 */
	public final void failed(Throwable failure) {
		if (end()) {
			this.calls.threw(this.start, failure, this.chain);
		}
	}

	/**
	 * Ends the call with its completion.
	 */
	public final void completed() {
		if (end()) {
			this.calls.end(this.start, Outcome.SUCCESS, this.chain);
		}
	}

	/**
	 * Ends the call because its subscriber wants no more.
	 */
	public final void cancelled() {
		if (end()) {
			this.calls.end(this.start, this.hasValue ? Outcome.SUCCESS : Outcome.CANCELLED, this.chain);
		}
	}

	/**
	 * Follows the call, so that calls in it can say what its time went to.
	 * @return what they are charged to, or {@code null} if the call is not followed
	 */
	protected final synchronized @Nullable CallChain follow() {
		if (this.chain == null && this.calls.areFollowed()) {
			this.chain = this.calls.follow(this.start, null);
		}
		return this.chain;
	}

	private boolean end() {
		boolean isFirst = ENDED.compareAndSet(this, 0, 1);
		if (isFirst && !this.single) {
			this.calls.streamEnded();
		}
		return isFirst;
	}

}
