package dev.monitored.operation.coroutine;

import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.channels.BufferOverflow;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.internal.FusibleFlow;

import dev.monitored.operation.subscription.Calls;

/**
 * A {@link RecordingFlow} that hands on the buffers and contexts which are put around it.
 *
 * @param <T> the type of the values
 */
final class RecordingFusibleFlow<T> extends RecordingFlow<T> implements FusibleFlow<T> {

	private final FusibleFlow<T> flow;

	private final Calls calls;

	RecordingFusibleFlow(FusibleFlow<T> flow, Calls calls) {
		super(flow, calls);
		this.flow = flow;
		this.calls = calls;
	}

	@Override
	public Flow<T> fuse(CoroutineContext context, int capacity, BufferOverflow onBufferOverflow) {
		return RecordingFlowFactory.around(this.flow.fuse(context, capacity, onBufferOverflow), this.calls);
	}

}
