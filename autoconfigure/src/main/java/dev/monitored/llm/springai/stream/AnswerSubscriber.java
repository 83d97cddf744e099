package dev.monitored.llm.springai.stream;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import reactor.core.CoreSubscriber;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.springai.answer.ChunkReport;
import dev.monitored.stream.PassingSubscriber;

/**
 * Reports the chunks of one streamed answer, and how it ends.
 *
 * @param <T> the type of the chunks
 */
final class AnswerSubscriber<T> extends PassingSubscriber<T> {

	private static final FailureLog failures = new FailureLog(AnswerSubscriber.class);

	private final StreamHandoff handoff;

	private final Function<T, @Nullable ChatResponse> reader;

	private final ChunkReport report = new ChunkReport();

	AnswerSubscriber(CoreSubscriber<? super T> subscriber, StreamHandoff handoff,
			Function<T, @Nullable ChatResponse> reader) {
		super(subscriber);
		this.handoff = handoff;
		this.reader = reader;
	}

	@Override
	public void onNext(T chunk) {
		LlmCall call = this.handoff.call();
		if (call != null) {
			report(chunk, call);
		}
		super.onNext(chunk);
	}

	@Override
	public void onError(Throwable failure) {
		failed(failure);
		super.onError(failure);
	}

	@Override
	public void onComplete() {
		this.handoff.end(null);
		super.onComplete();
	}

	@Override
	public void cancel() {
		LlmCall call = this.handoff.call();
		if (call != null) {
			call.cancel();
		}
		this.handoff.end(null);
		super.cancel();
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
