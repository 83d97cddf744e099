package dev.monitored.operation;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A subscriber of no library. It requests once, and cancels when it has got what it
 * requested.
 */
final class PlainSubscriber implements Subscriber<Integer> {

	private final Seen seen;

	private final long demand;

	private @Nullable Subscription subscription;

	private long got;

	PlainSubscriber(Seen seen, long demand) {
		this.seen = seen;
		this.demand = demand;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.subscription = subscription;
		this.seen.add("onSubscribe");
		subscription.request(this.demand);
		if (this.demand <= 0) {
			cancel();
		}
	}

	@Override
	public void onNext(Integer value) {
		this.seen.add("got " + value);
		this.got++;
		if (this.got == this.demand) {
			cancel();
		}
	}

	void cancel() {
		if (this.subscription != null) {
			this.subscription.cancel();
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.seen.add(failure);
	}

	@Override
	public void onComplete() {
		this.seen.add("complete");
	}

}
