package dev.monitored.db.r2dbc.connection;

import java.util.Objects;

import reactor.core.CoreSubscriber;
import reactor.core.Fuseable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

import dev.monitored.cause.CallChain;
import dev.monitored.db.recording.DataSourceRecorder;
import dev.monitored.failure.FailureLog;
import dev.monitored.registry.MonotonicTime;
import dev.monitored.stream.SubscriptionContext;

/**
 * A connection that a subscription waits for. The time is a part of the call around.
 *
 * @param <T> the type of the connection
 */
class AwaitedConnection<T> extends MonoOperator<T, T> {

	private static final FailureLog failures = new FailureLog(AwaitedConnection.class);

	private final DataSourceRecorder recorder;

	AwaitedConnection(Mono<T> created, DataSourceRecorder recorder) {
		super(created);
		this.recorder = recorder;
	}

	/**
	 * Creates a connection that is waited for. Operators treat it as they treat the given
	 * one.
	 * @param created emits the connection
	 * @param recorder the data source
	 * @param <T> the type of the connection
	 * @return what emits the same connection
	 */
	static <T> Mono<T> of(Mono<T> created, DataSourceRecorder recorder) {
		return (created instanceof Fuseable) ? new Fused<>(created, recorder)
				: new AwaitedConnection<>(created, recorder);
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		Objects.requireNonNull(actual, "subscriber");
		charging(actual).subscribe(actual);
	}

	private Mono<? extends T> charging(CoreSubscriber<? super T> actual) {
		try {
			CallChain around = this.recorder.areFollowed() ? SubscriptionContext.around(actual) : null;
			return (around != null) ? charging(around) : this.source;
		}
		catch (Throwable ex) {
			failures.failed("It is not known how long a subscription waits for a connection", ex);
			return this.source;
		}
	}

	private Mono<? extends T> charging(CallChain around) {
		long start = MonotonicTime.nanos();
		CallChain waiting = this.recorder.await(around, start);
		return this.source.doOnSuccess((connection) -> waiting.end(MonotonicTime.nanos() - start, null, false))
			.doOnError((failure) -> waiting.end(MonotonicTime.nanos() - start, failure, false))
			.doOnCancel(() -> waiting.end(MonotonicTime.nanos() - start, null, true));
	}

	/**
	 * A connection whose queue the next operator may use. All that is put around it
	 * leaves that possible.
	 *
	 * @param <T> the type of the connection
	 */
	private static final class Fused<T> extends AwaitedConnection<T> implements Fuseable {

		Fused(Mono<T> created, DataSourceRecorder recorder) {
			super(created, recorder);
		}

	}

}
