package dev.monitored.operation.rxjava;

import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.operators.QueueDisposable;
import org.jspecify.annotations.Nullable;

import dev.monitored.operation.subscription.Calls;

/**
 * An {@link Observable} that records each subscription as a call.
 *
 * @param <T> the type of the values
 */
final class RecordingObservable<T> extends Observable<T> {

	private final Observable<T> source;

	private final Calls calls;

	RecordingObservable(Observable<T> source, Calls calls) {
		this.source = source;
		this.calls = calls;
	}

	@Override
	protected void subscribeActual(Observer<? super T> observer) {
		ObservableCall<T> call = new ObservableCall<>(observer, this.calls);
		call.begin(() -> this.source.subscribe(call));
	}

	/**
	 * Records one subscription as a call.
	 *
	 * @param <T> the type of the values
	 */
	private static final class ObservableCall<T> extends QueuedCall<T> implements Observer<T>, QueueDisposable<T> {

		private final Observer<? super T> observer;

		private @Nullable Disposable disposable;

		ObservableCall(Observer<? super T> observer, Calls calls) {
			super(calls);
			this.observer = observer;
		}

		@Override
		public void onSubscribe(Disposable disposable) {
			this.disposable = disposable;
			queueOf(disposable);
			this.observer.onSubscribe(this);
		}

		@Override
		public void onNext(T value) {
			pushed(value);
			this.observer.onNext(value);
		}

		@Override
		public void onError(Throwable failure) {
			failed(failure);
			this.observer.onError(failure);
		}

		@Override
		public void onComplete() {
			completed();
			this.observer.onComplete();
		}

		@Override
		public void dispose() {
			cancelled();
			if (this.disposable != null) {
				this.disposable.dispose();
			}
		}

		@Override
		public boolean isDisposed() {
			return this.disposable != null && this.disposable.isDisposed();
		}

	}

}
