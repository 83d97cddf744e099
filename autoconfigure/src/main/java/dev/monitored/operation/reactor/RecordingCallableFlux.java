package dev.monitored.operation.reactor;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import dev.monitored.operation.subscription.Calls;

/**
 * A {@link RecordingFlux} of one value that operators may call for instead of subscribing
 * to it. {@code publishOn} then calls on its own scheduler.
 *
 * @param <T> the type of the value
 */
final class RecordingCallableFlux<T> extends RecordingFlux<T> implements Callable<@Nullable T> {

	private final Callable<@Nullable T> call;

	@SuppressWarnings("unchecked")
	RecordingCallableFlux(Flux<T> source, Calls calls) {
		super(source, calls);
		this.call = new RecordingCallable<>((Callable<T>) source, calls);
	}

	@Override
	public @Nullable T call() throws Exception {
		return this.call.call();
	}

}
