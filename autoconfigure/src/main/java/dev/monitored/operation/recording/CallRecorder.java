package dev.monitored.operation.recording;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapter;

import dev.monitored.call.CallSpan;
import dev.monitored.call.CallTracing;
import dev.monitored.call.ExcludedScopes;
import dev.monitored.cause.CallChain;
import dev.monitored.cause.CallParts;
import dev.monitored.cause.Cause;
import dev.monitored.indicator.CallPast;
import dev.monitored.indicator.CountedCalls;
import dev.monitored.meter.CallMeter;
import dev.monitored.operation.coroutine.Coroutines;
import dev.monitored.operation.subscription.Calls;
import dev.monitored.outcome.Outcome;

/**
 * Records the calls of one operation under one label set. A call that was started is
 * ended once: by what it threw, by what it returned, or by an outcome.
 */
public class CallRecorder implements Calls {

	private final OperationRecorder operation;

	private final CallMeter meter;

	private final CallOutcomes outcomes;

	private final ReturnType returnType;

	private final CountedCalls counted;

	/**
	 * What is known of the call, if this records one.
	 */
	private final CallPast past;

	/**
	 * What records all calls, if this records one.
	 */
	private final CallRecorder shared;

	/**
	 * The class of a result that does not end later. Nearly always there is only one.
	 * Threads may see different ones.
	 */
	private @Nullable Class<?> plainType;

	CallRecorder(OperationRecorder operation, CallMeter meter, CallOutcomes outcomes, ReturnType returnType,
			CountedCalls counted) {
		this.operation = operation;
		this.meter = meter;
		this.outcomes = outcomes;
		this.returnType = returnType;
		this.counted = counted;
		this.past = CallPast.NONE;
		this.shared = this;
	}

	/**
	 * Creates what records one call.
	 * @param shared records all calls
	 * @param outcomes find out how the call ended
	 */
	CallRecorder(CallRecorder shared, CallOutcomes outcomes) {
		this(shared, outcomes, shared.past);
	}

	private CallRecorder(CallRecorder shared, CallOutcomes outcomes, CallPast past) {
		this.operation = shared.operation;
		this.meter = shared.meter;
		this.outcomes = outcomes;
		this.returnType = shared.returnType;
		this.counted = shared.counted;
		this.past = past;
		this.shared = shared.shared;
		this.plainType = shared.plainType;
	}

	/**
	 * Returns what records one call that is about to begin on this thread. It has a span
	 * of its own if the current trace is sampled, and knows how long it waited in a queue
	 * if an SLO includes that. A call that SLOs leave out does not take the wait, which
	 * is that of the next call.
	 * @return what records this call alone, or this recorder
	 */
	public CallRecorder call() {
		CallTracing tracing = this.counted.outputs().tracing();
		long waited = ExcludedScopes.isInside() ? 0 : this.operation.waited();
		CallRecorder call = (waited > 0 && this.counted.areQueuesIncluded())
				? new CallRecorder(this, this.outcomes, CallPast.waited(waited)) : this;
		return (tracing != null) ? call.traced(tracing, null) : call;
	}

	@Override
	public CallRecorder elsewhere(Supplier<@Nullable Object> caller) {
		CallTracing tracing = this.counted.outputs().tracing();
		CallRecorder later = later();
		return (tracing != null) ? later.traced(tracing, caller.get()) : later;
	}

	private CallRecorder traced(CallTracing tracing, @Nullable Object caller) {
		CallSpan span = tracing.begin(this.operation.name(), caller);
		return (span != null) ? new TracedCalls(this, this.outcomes, span) : this;
	}

	@Override
	public @Nullable Object observation() {
		return null;
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
	public @Nullable CallChain follow(long start, @Nullable CallChain around) {
		return this.meter.follow(start, around);
	}

	/**
	 * Returns the cause of the time in which a thread waits for such a call.
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
		record(start, outcome, null, this.meter.parts(chain, start, outcome, null));
	}

	@Override
	public void threw(long start, Throwable failure, @Nullable CallChain chain) {
		Outcome outcome = this.outcomes.ofFailure(failure);
		record(start, outcome, failure, this.meter.parts(chain, start, outcome, failure));
	}

	@Override
	public void gaveUp(long start, Throwable failure) {
		record(start, this.outcomes.ofCancelled(failure), failure, null);
	}

	// Leaves a call that was entered and whose result ends later.
	CallParts handOn(long start) {
		return this.meter.handOn(start);
	}

	void abandon(long start) {
		this.meter.abandon(start);
	}

	// Ends a call. There are no parts if it was entered on this thread.
	void record(long start, Outcome outcome, @Nullable Throwable failure, @Nullable CallParts parts) {
		this.meter.end(start, outcome, failure, parts, this.past);
	}

	// Ends a call that was handed on.
	void end(long start, @Nullable Object value, @Nullable Throwable failure, CallParts parts) {
		Outcome outcome = (failure != null) ? this.outcomes.ofFailure(failure) : this.outcomes.ofValue(value);
		record(start, outcome, failure, parts);
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
			this.shared.plainType = result.getClass();
			ended(start, result);
			return result;
		}
		if (isDeferred) {
			handOn(start);
			Coroutines.endWith(result, later(), start);
			return result;
		}
		abandon(start);
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
		Outcome outcome = this.outcomes.ofValue(value);
		record(start, outcome, null, this.meter.parts(chain, start, outcome, null));
	}

	private CallRecorder later() {
		CallOutcomes later = this.outcomes.later();
		return (later != this.outcomes) ? with(later) : this;
	}

	CallRecorder with(CallOutcomes other) {
		return new CallRecorder(this, other);
	}

	private Object publisher(Object result, @Nullable ReactiveAdapter adapter) {
		return StreamWrapper.wrap(result, adapter, this.shared, this.returnType, this.operation::leaveAlone);
	}

}
