package dev.monitored.operation.coroutine;

import kotlinx.coroutines.flow.CancellableFlow;
import kotlinx.coroutines.flow.Flow;

import dev.monitored.operation.subscription.Calls;

/**
 * A {@link RecordingFlow} that checks for cancellation before each value.
 *
 * @param <T> the type of the values
 */
final class RecordingCancellableFlow<T> extends RecordingFlow<T> implements CancellableFlow<T> {

	RecordingCancellableFlow(Flow<T> flow, Calls calls) {
		super(flow, calls);
	}

}
