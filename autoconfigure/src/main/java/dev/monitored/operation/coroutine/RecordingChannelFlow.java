package dev.monitored.operation.coroutine;

import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.jvm.functions.Function1;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.channels.BufferOverflow;
import kotlinx.coroutines.channels.ProducerScope;
import kotlinx.coroutines.channels.ReceiveChannel;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.FlowCollector;
import kotlinx.coroutines.flow.internal.ChannelFlow;
import kotlinx.coroutines.flow.internal.SendingCollector;
import org.jspecify.annotations.Nullable;

import dev.monitored.operation.subscription.Calls;
import dev.monitored.operation.subscription.SubscribedCall;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * A {@link ChannelFlow} that records each time it is collected, or made a channel of, as
 * a call. Buffers and contexts that are put around it become those of the flow.
 *
 * @param <T> the type of the values
 */
final class RecordingChannelFlow<T> extends ChannelFlow<T> {

	private final ChannelFlow<T> flow;

	private final Calls calls;

	RecordingChannelFlow(ChannelFlow<T> flow, Calls calls) {
		super(flow.context, flow.capacity, flow.onBufferOverflow);
		this.flow = flow;
		this.calls = calls;
	}

	@Override
	public @Nullable Object collect(FlowCollector<? super T> collector, Continuation<? super Unit> continuation) {
		return FlowCall.collect(this.flow, collector, continuation, this.calls);
	}

	@Override
	public Flow<T> fuse(CoroutineContext context, int capacity, BufferOverflow onBufferOverflow) {
		Flow<T> fused = this.flow.fuse(context, capacity, onBufferOverflow);
		return (fused != this.flow) ? RecordingFlowFactory.around(fused, this.calls) : this;
	}

	@Override
	public @Nullable Flow<T> dropChannelOperators() {
		Flow<T> upstream = this.flow.dropChannelOperators();
		return (upstream != null) ? RecordingFlowFactory.around(upstream, this.calls) : null;
	}

	/**
	 * Makes a channel. Its values are not seen, so a channel that is cancelled is a
	 * cancelled call.
	 * @param scope where the values are produced
	 * @return the channel
	 */
	@Override
	public ReceiveChannel<T> produceImpl(CoroutineScope scope) {
		SubscribedCall call = new SubscribedCall(this.calls, false);
		ReceiveChannel<T> channel;
		try {
			channel = this.flow.produceImpl(scope);
		}
		catch (Throwable ex) {
			call.failed(ex);
			throw ex;
		}
		if (channel instanceof Job producer) {
			producer.invokeOnCompletion(new ChannelEnd(call, scope.getCoroutineContext().get(Job.Key)));
		}
		else {
			call.completed();
		}
		return channel;
	}

	@Override
	protected ChannelFlow<T> create(CoroutineContext context, int capacity, BufferOverflow onBufferOverflow) {
		return (ChannelFlow<T>) fuse(context, capacity, onBufferOverflow);
	}

	@Override
	protected @Nullable Object collectTo(ProducerScope<? super T> scope, Continuation<? super Unit> continuation) {
		return collect(new SendingCollector<>(scope), continuation);
	}

	@Override
	public String toString() {
		return this.flow.toString();
	}

	/**
	 * Ends a call when the coroutine that produces the values of a channel completes.
	 *
	 * @param call the call
	 * @param parent the parent of the coroutine, if it has one
	 */
	private record ChannelEnd(SubscribedCall call,
			@Nullable Job parent) implements Function1<@Nullable Throwable, Unit> {

		@Override
		public Unit invoke(@Nullable Throwable failure) {
			if (failure == null) {
				this.call.completed();
			}
			else if (ThrownOutcomes.isCancellation(failure) || CallerJob.isOverdue(failure, this.parent)) {
				this.call.cancelled();
			}
			else {
				this.call.failed(failure);
			}
			return Unit.INSTANCE;
		}

	}

}
