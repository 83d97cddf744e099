package dev.monitored.db.r2dbc.connection;

import java.util.Objects;
import java.util.function.Function;

import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;

import dev.monitored.db.driver.DriverProxies;
import dev.monitored.stream.PassingSubscriber;

/**
 * The results of a statement, each subscription to which is a call.
 */
final class ExecutionFlux extends FluxOperator<Result, Result> {

	private final Function<CoreSubscriber<?>, QueryCall> calls;

	private final DriverProxies<Result> proxies;

	private ExecutionFlux(Flux<? extends Result> source, Function<CoreSubscriber<?>, QueryCall> calls,
			DriverProxies<Result> proxies) {
		super(source);
		this.calls = calls;
		this.proxies = proxies;
	}

	/**
	 * Creates a publisher of results. That of a {@code Mono} is a {@code Mono} as well:
	 * operators do not cancel it because it might have more than one result.
	 * @param source the results
	 * @param calls starts the call of a subscriber
	 * @param proxies what completes the measured results
	 * @return the publisher
	 */
	static Publisher<? extends Result> of(Publisher<? extends Result> source,
			Function<CoreSubscriber<?>, QueryCall> calls, DriverProxies<Result> proxies) {
		ExecutionFlux execution = new ExecutionFlux(Flux.from(source), calls, proxies);
		return (source instanceof Mono) ? Mono.fromDirect(execution) : execution;
	}

	@Override
	public void subscribe(CoreSubscriber<? super Result> actual) {
		Objects.requireNonNull(actual, "subscriber");
		QueryCall call = this.calls.apply(actual);
		try {
			this.source.subscribe(new Subscriber(actual, call, this.proxies));
		}
		catch (Throwable ex) {
			call.failed(ex);
			throw ex;
		}
	}

	/**
	 * Reports the results to the call.
	 */
	private static final class Subscriber extends PassingSubscriber<Result> {

		private final QueryCall call;

		private final DriverProxies<Result> proxies;

		/**
		 * The thread that hands out a result. Who cancels there has the results it wants.
		 */
		private volatile @Nullable Thread delivering;

		Subscriber(CoreSubscriber<? super Result> actual, QueryCall call, DriverProxies<Result> proxies) {
			super(actual);
			this.call = call;
			this.proxies = proxies;
		}

		@Override
		public void onNext(Result result) {
			this.call.produced();
			this.delivering = Thread.currentThread();
			try {
				super.onNext(MeasuredR2dbcResult.of(result, this.call, this.proxies));
			}
			finally {
				this.delivering = null;
			}
		}

		@Override
		public void onError(Throwable failure) {
			this.call.failed(failure);
			super.onError(failure);
		}

		@Override
		public void onComplete() {
			this.call.completed();
			super.onComplete();
		}

		@Override
		public void cancel() {
			if (this.delivering == Thread.currentThread()) {
				this.call.satisfied();
			}
			else {
				this.call.cancelled();
			}
			super.cancel();
		}

	}

}
