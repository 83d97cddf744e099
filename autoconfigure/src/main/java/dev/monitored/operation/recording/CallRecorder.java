package dev.monitored.operation.recording;

import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapter;

import dev.monitored.cause.CallChain;
import dev.monitored.cause.CallParts;
import dev.monitored.cause.Cause;
import dev.monitored.decision.Decision;
import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.meter.CallMeter;
import dev.monitored.operation.coroutine.Coroutines;
import dev.monitored.operation.subscription.Calls;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.ReturnedOutcomes;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * Records the calls of one operation under one label set. A call that was started is
 * ended once: by what it threw, by what it returned, or by an outcome.
 */
public final class CallRecorder implements Calls {

	private static final FailureLog failures = new FailureLog(CallRecorder.class);

	private static final Outcome UNNAMED = Outcome.error(BoundedLabel.UNKNOWN);

	private final OperationRecorder operation;

	private final CallMeter meter;

	private final ThrownOutcomes thrown;

	private final @Nullable ReturnedOutcomes classifiers;

	private final ReturnType returnType;

	/**
	 * The class of a result that was none of those that end later, nearly always the only
	 * one. Threads may see different ones.
	 */
	private @Nullable Class<?> plainType;

	CallRecorder(OperationRecorder operation, CallMeter meter, ThrownOutcomes thrown,
			@Nullable ReturnedOutcomes classifiers, ReturnType returnType) {
		this.operation = operation;
		this.meter = meter;
		this.thrown = thrown;
		this.classifiers = classifiers;
		this.returnType = returnType;
	}

	@Override
	public long start() {
		return this.meter.start();
	}

	@Override
	public long startElsewhere() {
		return this.meter.startElsewhere();
	}

	@Override
	public boolean areFollowed() {
		return this.meter.areFollowed();
	}

	@Override
	public CallChain follow(long start, @Nullable CallChain around) {
		return this.meter.follow(start, around);
	}

	/**
	 * Returns what the time is put down to in which a thread waits for such a call.
	 * @return the cause, or {@code null} if this thread is in no call that wants to know
	 */
	@Nullable Cause waiting() {
		return this.meter.waiting();
	}

	/**
	 * Returns the number of calls that could not be ended, because the stack had run out.
	 * Who ends a call adds one, under the monitor of the array, where that overflows.
	 * @return an array with that number
	 */
	public long[] overflown() {
		return this.meter.overflown();
	}

	@Override
	public void streamStarted() {
		this.meter.streamStarted();
	}

	@Override
	public void streamEnded() {
		this.meter.streamEnded();
	}

	/**
	 * Enters a call that this thread runs. It is left when it ends, or when its result is
	 * returned that ends later.
	 * @param start its start
	 */
	public void enter(long start) {
		this.meter.enter(start);
	}

	@Override
	public void end(long start, Outcome outcome, @Nullable CallChain chain) {
		this.meter.end(start, outcome, null, chain);
	}

	@Override
	public void threw(long start, Throwable failure, @Nullable CallChain chain) {
		this.meter.end(start, outcome(failure), failure, chain);
	}

	@Override
	public void gaveUp(long start, Throwable failure) {
		this.meter.end(start, this.thrown.ofCancelled(failure), failure);
	}

	/**
	 * Leaves a call that was entered and whose result ends later.
	 * @param start its start
	 * @return what its time went to so far
	 */
	CallParts handOn(long start) {
		return this.meter.handOn(start);
	}

	/**
	 * Ends a call that was handed on.
	 * @param start its start
	 * @param value its value
	 * @param failure what it ended with, if it failed
	 * @param parts what its time went to
	 */
	void end(long start, @Nullable Object value, @Nullable Throwable failure, CallParts parts) {
		Outcome outcome = (failure != null) ? outcome(failure) : outcomeOf(value);
		this.meter.end(start, outcome, failure, parts, List.of());
	}

	/**
	 * Ends a call that returned: now, or when its result ends.
	 * @param start its start
	 * @param result what it returned
	 * @return what its caller gets: the result itself, or one that records in its place
	 */
	@Override
	public @Nullable Object returned(long start, @Nullable Object result) {
		if (!this.returnType.mayBeAsynchronous() || result == null || result.getClass() == this.plainType) {
			ended(start, result);
			return result;
		}
		if (result instanceof CompletionStage<?> stage) {
			return StageEnd.follow(stage, later(), start);
		}
		return returnedLater(start, result);
	}

	private Object returnedLater(long start, Object result) {
		boolean isDeferred;
		ReactiveAdapter adapter;
		boolean isPlain;
		try {
			isDeferred = Coroutines.isDeferred(result.getClass());
			adapter = PublisherAdapters.of(result);
			isPlain = !isDeferred && adapter == null && !Coroutines.isFlow(result.getClass());
		}
		catch (StackOverflowError ex) {
			ended(start, result);
			return result;
		}
		if (isPlain) {
			this.plainType = result.getClass();
			ended(start, result);
			return result;
		}
		if (isDeferred) {
			this.meter.handOn(start);
			Coroutines.endWith(result, later(), start);
			return result;
		}
		this.meter.abandon(start);
		return publisher(result, adapter);
	}

	/**
	 * Records a call that should have returned a publisher and threw instead.
	 * @param start when it was invoked
	 * @param failure what it threw
	 */
	public void neverAssembled(long start, Throwable failure) {
		this.meter.start();
		threw(start, failure);
	}

	/**
	 * Returns a publisher that records each of its subscriptions as a call.
	 * @param result what a method that declares a publisher returned
	 * @return the recording publisher, or the result itself if that is not possible
	 */
	public @Nullable Object assembled(@Nullable Object result) {
		if (result == null) {
			return null;
		}
		ReactiveAdapter adapter = PublisherAdapters.of(result, this.returnType.type());
		return (adapter != null || Coroutines.isFlow(result.getClass())) ? publisher(result, adapter) : result;
	}

	@Override
	public void ended(long start, @Nullable Object value, @Nullable CallChain chain) {
		this.meter.end(start, outcomeOf(value), null, chain);
	}

	@Override
	public CallRecorder later() {
		return (this.classifiers != null && !this.classifiers.isEmpty() && Decision.isRunning())
				? new CallRecorder(this.operation, this.meter, this.thrown, null, this.returnType) : this;
	}

	private Outcome outcome(Throwable failure) {
		try {
			return this.thrown.of(failure);
		}
		catch (Throwable ex) {
			failures.failed("An error has no name", ex);
			return UNNAMED;
		}
	}

	private Outcome outcomeOf(@Nullable Object value) {
		try {
			return (this.classifiers != null) ? this.classifiers.of(value) : Outcome.SUCCESS;
		}
		catch (Throwable ex) {
			failures.failed("A result could not be classified; its call is a success", ex);
			return Outcome.SUCCESS;
		}
	}

	private Object publisher(Object result, @Nullable ReactiveAdapter adapter) {
		try {
			Object recording = (adapter == null || Coroutines.isFlow(result.getClass())) ? flow(result)
					: PublisherWrapper.wrap(result, adapter, this, this.returnType);
			if (recording != null) {
				return recording;
			}
			this.operation.leaveAlone(result);
		}
		catch (Throwable ex) {
			failures.failed("A publisher could not be wrapped and is not recorded", ex);
		}
		return result;
	}

	/**
	 * Wraps a flow of Kotlin. Neither an adapter nor Reactive Streams need to be there.
	 * @param flow the flow
	 * @return the recording flow, or {@code null} if the caller could tell it from the
	 * flow
	 */
	private @Nullable Object flow(Object flow) {
		boolean isUnknown = this.returnType.isPublisher() || Coroutines.isOperator(flow.getClass());
		Object recording = isUnknown ? Coroutines.recording(flow, this) : null;
		return this.returnType.type().isInstance(recording) ? recording : null;
	}

}
