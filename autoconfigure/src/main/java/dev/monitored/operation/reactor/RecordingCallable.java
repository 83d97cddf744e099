package dev.monitored.operation.reactor;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import dev.monitored.operation.subscription.Calls;

/**
 * Records each invocation as a call.
 *
 * @param source what is invoked
 * @param calls where calls are recorded
 * @param <T> the type of the value
 */
record RecordingCallable<T>(Callable<T> source, Calls calls) implements Callable<@Nullable T> {

	@Override
	public @Nullable T call() throws Exception {
		Calls recording = this.calls.elsewhere(() -> null);
		long start = recording.startElsewhere();
		T value;
		try {
			value = this.source.call();
		}
		catch (Throwable ex) {
			recording.threw(start, ex);
			throw ex;
		}
		recording.ended(start, value);
		return value;
	}

}
