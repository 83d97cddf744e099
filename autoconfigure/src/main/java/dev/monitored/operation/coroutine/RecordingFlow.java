package dev.monitored.operation.coroutine;

import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.FlowCollector;
import org.jspecify.annotations.Nullable;

import dev.monitored.operation.subscription.Calls;

/**
 * A {@link Flow} that records each time it is collected as a call.
 *
 * @param <T> the type of the values
 */
class RecordingFlow<T> implements Flow<T> {

	private final Flow<T> flow;

	private final Calls calls;

	RecordingFlow(Flow<T> flow, Calls calls) {
		this.flow = flow;
		this.calls = calls;
	}

	@Override
	public @Nullable Object collect(FlowCollector<? super T> collector, Continuation<? super Unit> continuation) {
		return FlowCall.collect(this.flow, collector, continuation, this.calls);
	}

	@Override
	public String toString() {
		return this.flow.toString();
	}

}
