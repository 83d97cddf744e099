package dev.monitored.operation.coroutine;

import kotlinx.coroutines.flow.CancellableFlow;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.SharedFlow;
import kotlinx.coroutines.flow.internal.ChannelFlow;
import kotlinx.coroutines.flow.internal.FusibleFlow;
import org.jspecify.annotations.Nullable;

import dev.monitored.operation.subscription.Calls;

/**
 * Chooses the recording flow that the library's operators treat as they treat the flow.
 */
final class RecordingFlowFactory {

	private RecordingFlowFactory() {
	}

	/**
	 * Returns a flow that records.
	 * @param flow the flow
	 * @param calls where calls are recorded
	 * @return the recording flow, or {@code null} if there is none: a shared flow never
	 * ends and is asked for its values and its type, and one with a channel may be of an
	 * unknown version of the library
	 */
	static @Nullable Flow<?> of(Flow<?> flow, Calls calls) {
		return (flow instanceof SharedFlow || (flow instanceof FusibleFlow && !FlowInternals.KNOWN)) ? null
				: around(flow, calls);
	}

	static <T> Flow<T> around(Flow<T> flow, Calls calls) {
		if (flow instanceof ChannelFlow<T> channel) {
			return new RecordingChannelFlow<>(channel, calls);
		}
		if (flow instanceof FusibleFlow<T> fusible) {
			return new RecordingFusibleFlow<>(fusible, calls);
		}
		return (flow instanceof CancellableFlow) ? new RecordingCancellableFlow<>(flow, calls)
				: new RecordingFlow<>(flow, calls);
	}

}
