package dev.monitored.llm.springai.stream;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.ai.chat.model.ChatResponse;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.springai.answer.ChunkReport;

/**
 * Reports the chunks of one streamed answer, and how it ends.
 *
 * @param <T> the type of the chunks
 */
final class AnswerSubscriber<T> implements CoreSubscriber<T>, Subscription {

	private static final FailureLog failures = new FailureLog(AnswerSubscriber.class);

	private final CoreSubscriber<? super T> subscriber;

	private final StreamHandoff handoff;

	private final Function<T, @Nullable ChatResponse> reader;

	private final ChunkReport report = new ChunkReport();

	private @Nullable Subscription subscription;

	AnswerSubscriber(CoreSubscriber<? super T> subscriber, StreamHandoff handoff,
			Function<T, @Nullable ChatResponse> reader) {
		this.subscriber = subscriber;
		this.handoff = handoff;
		this.reader = reader;
	}

	@Override
	public Context currentContext() {
		return this.subscriber.currentContext();
	}

	@Override
	public void onSubscribe(Subscription upstream) {
		this.subscription = upstream;
		this.subscriber.onSubscribe(this);
	}

	@Override
	public void onNext(T chunk) {
		LlmCall call = this.handoff.call();
		if (call != null) {
			report(chunk, call);
		}
		this.subscriber.onNext(chunk);
	}

	@Override
	public void onError(Throwable failure) {
		failed(failure);
		this.subscriber.onError(failure);
	}

	@Override
	public void onComplete() {
		this.handoff.end(null);
		this.subscriber.onComplete();
	}

	@Override
	public void request(long count) {
		if (this.subscription != null) {
			this.subscription.request(count);
		}
	}

	@Override
	public void cancel() {
		LlmCall call = this.handoff.call();
		if (call != null) {
			call.cancel();
		}
		this.handoff.end(null);
		if (this.subscription != null) {
			this.subscription.cancel();
		}
	}

	void failed(Throwable failure) {
		this.handoff.end(failure);
	}

	private void report(T chunk, LlmCall call) {
		try {
			ChatResponse response = this.reader.apply(chunk);
			if (response != null) {
				this.report.report(response, call);
			}
		}
		catch (Throwable ex) {
			failures.failed("A chunk of the answer of a language model is not recorded", ex);
		}
	}

}
