package dev.monitored.db.r2dbc.connection;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Function;

import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;

import dev.monitored.stream.PassingSubscriber;

/**
 * What a result, or a command without results, consists of. A call is told when it
 * answers, ends, fails or is given up.
 *
 * @param <T> the type of the values
 */
final class ReadingFlux<T> extends FluxOperator<T, T> {

	private final Function<CoreSubscriber<?>, QueryCall> calls;

	private ReadingFlux(Publisher<T> source, Function<CoreSubscriber<?>, QueryCall> calls) {
		super(Flux.from(source));
		this.calls = calls;
	}

	/**
	 * Creates a publisher. That of a {@code Mono} is a {@code Mono} as well: operators do
	 * not cancel it because it might have more than one value.
	 * @param source the values
	 * @param calls gives the call of a subscriber
	 * @param <T> the type of the values
	 * @return the publisher
	 */
	static <T> Publisher<T> of(Publisher<T> source, Function<CoreSubscriber<?>, QueryCall> calls) {
		ReadingFlux<T> reading = new ReadingFlux<>(source, calls);
		return (source instanceof Mono) ? Mono.fromDirect(reading) : reading;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		Objects.requireNonNull(actual, "subscriber");
		QueryCall call = this.calls.apply(actual);
		call.reading();
		try {
			this.source.subscribe(new Subscriber<T>(actual, call));
		}
		catch (Throwable ex) {
			call.failed(ex);
			throw ex;
		}
	}

	/**
	 * Reports to the call what happens.
	 *
	 * @param <T> the type of the values
	 */
	private static final class Subscriber<T> extends PassingSubscriber<T> {

		@SuppressWarnings("rawtypes")
		private static final AtomicIntegerFieldUpdater<Subscriber> ENDED = AtomicIntegerFieldUpdater
			.newUpdater(Subscriber.class, "ended");

		private final QueryCall call;

		private volatile int ended;

		private volatile boolean hasAnswered;

		Subscriber(CoreSubscriber<? super T> actual, QueryCall call) {
			super(actual);
			this.call = call;
		}

		@Override
		public void onNext(T value) {
			if (!this.hasAnswered) {
				this.hasAnswered = true;
				this.call.answered();
			}
			super.onNext(value);
		}

		@Override
		public void onError(Throwable failure) {
			if (isEnd()) {
				this.call.readingFailed(failure);
			}
			super.onError(failure);
		}

		@Override
		public void onComplete() {
			if (isEnd()) {
				this.call.read();
			}
			super.onComplete();
		}

		@Override
		public void cancel() {
			if (isEnd()) {
				this.call.abandoned(this.hasAnswered);
			}
			super.cancel();
		}

		private boolean isEnd() {
			return ENDED.compareAndSet(this, 0, 1);
		}

	}

}
