package dev.monitored.llm.springai.stream;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;

import dev.monitored.llm.LlmCall;

/**
 * A streamed answer of which each subscription is a call.
 *
 * @param <T> the type of the chunks
 */
final class MeasuredFlux<T> extends FluxOperator<T, T> {

	private final Supplier<@Nullable LlmCall> starter;

	private final Function<T, @Nullable ChatResponse> reader;

	/**
	 * Creates an answer.
	 * @param source the chunks
	 * @param starter what starts to record a call, or returns {@code null} if another one
	 * does
	 * @param reader what reads a chunk
	 */
	MeasuredFlux(Flux<T> source, Supplier<@Nullable LlmCall> starter, Function<T, @Nullable ChatResponse> reader) {
		super(source);
		this.starter = starter;
		this.reader = reader;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		Objects.requireNonNull(actual, "subscriber");
		StreamHandoff handoff = StreamHandoff.of(actual, this.starter);
		AnswerSubscriber<T> subscriber = new AnswerSubscriber<>(actual, handoff, this.reader);
		try {
			handoff.begin(() -> this.source.subscribe(subscriber));
		}
		catch (Throwable ex) {
			subscriber.failed(ex);
			throw ex;
		}
	}

}
