package dev.monitored.operation;

import java.util.concurrent.Flow;

import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/**
 * A publisher of no library. It sends what is requested, two values at most, and notes
 * what it sees of its subscriber.
 */
final class PlainPublisher implements Publisher<Integer> {

	private final Seen seen;

	PlainPublisher(Seen seen) {
		this.seen = seen;
	}

	static Flow.Publisher<Integer> ofTheJdk(Seen seen) {
		return FlowAdapters.toFlowPublisher(new PlainPublisher(seen));
	}

	@Override
	public void subscribe(Subscriber<? super Integer> subscriber) {
		this.seen.addThread("subscribed");
		if (subscriber instanceof CoreSubscriber<?> core) {
			this.seen.add(core.currentContext().getOrDefault("user", "nobody"));
		}
		subscriber.onSubscribe(new Subscription() {

			private int sent;

			@Override
			public void request(long count) {
				PlainPublisher.this.seen.add("requested " + count);
				for (long i = 0; i < count && this.sent < 2; i++) {
					this.sent++;
					subscriber.onNext(this.sent);
				}
				if (this.sent == 2) {
					this.sent++;
					subscriber.onComplete();
				}
			}

			@Override
			public void cancel() {
				PlainPublisher.this.seen.add("cancelled");
			}

		});
	}

}
