package dev.monitored.operation.coroutine;

import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.FlowCollector;
import org.jspecify.annotations.Nullable;

import dev.monitored.operation.subscription.Calls;
import dev.monitored.operation.subscription.SubscribedCall;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * Records one collection of a flow as a call. A collector that fails cancels it, as one
 * that has enough values does.
 *
 * @param <T> the type of the values
 */
final class FlowCall<T> extends SubscribedCall implements FlowCollector<T> {

	private final FlowCollector<? super T> collector;

	private volatile boolean hasCollectorFailed;

	private FlowCall(FlowCollector<? super T> collector, Calls calls) {
		super(calls, false);
		this.collector = collector;
	}

	static <T> @Nullable Object collect(Flow<T> flow, FlowCollector<? super T> collector,
			Continuation<? super Unit> continuation, Calls calls) {
		FlowCall<T> call = new FlowCall<>(collector, calls);
		Object result;
		try {
			result = flow.collect(call, new Collection(call, continuation));
		}
		catch (Throwable ex) {
			call.threw(ex, CallerJob.isOverdue(ex, continuation.getContext()));
			throw ex;
		}
		if (!CallContinuation.isSuspended(result)) {
			call.completed();
		}
		return result;
	}

	@Override
	public @Nullable Object emit(T value, Continuation<? super Unit> continuation) {
		produced(value);
		if (this.hasCollectorFailed) {
			this.hasCollectorFailed = false;
		}
		try {
			return this.collector.emit(value, new Emission(this, continuation));
		}
		catch (Throwable ex) {
			this.hasCollectorFailed = true;
			throw ex;
		}
	}

	private void threw(Throwable failure, boolean isOverdue) {
		if (this.hasCollectorFailed || isOverdue || ThrownOutcomes.isCancellation(failure)) {
			cancelled();
		}
		else {
			failed(failure);
		}
	}

	/**
	 * Resumes who collects the flow.
	 */
	private static final class Collection extends CallContinuation {

		private final transient FlowCall<?> call;

		Collection(FlowCall<?> call, Continuation<?> caller) {
			super(caller);
			this.call = call;
		}

		@Override
		@Nullable Object returned(@Nullable Object result) {
			this.call.completed();
			return result;
		}

		@Override
		void threw(Throwable failure) {
			this.call.threw(failure, isOverdue(failure));
		}

	}

	/**
	 * Resumes the flow after the collector has taken a value.
	 */
	private static final class Emission extends CallContinuation {

		private final transient FlowCall<?> call;

		Emission(FlowCall<?> call, Continuation<?> caller) {
			super(caller);
			this.call = call;
		}

		@Override
		@Nullable Object returned(@Nullable Object result) {
			return result;
		}

		@Override
		void threw(Throwable failure) {
			this.call.hasCollectorFailed = true;
		}

	}

}
