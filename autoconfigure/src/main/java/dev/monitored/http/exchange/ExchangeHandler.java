package dev.monitored.http.exchange;

import java.util.function.BiConsumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import dev.monitored.cause.CallChain;
import dev.monitored.cause.CallFrames;
import dev.monitored.failure.FailureLog;

/**
 * Records the exchanges that are observed with one class of context, under any name. It
 * is the last handler to hear of a start and the first to hear of an end, so it times no
 * other handler, and none that throws can hide the end from it. Nothing that goes wrong
 * here reaches the exchange. A registry that outlives the context keeps the handler,
 * which then hears of nothing.
 *
 * @param <C> the class of the contexts
 * @param <E> the kind of exchange
 */
public final class ExchangeHandler<C extends Observation.Context, E extends Exchange>
		implements ObservationHandler<Observation.Context>, Ordered, AutoCloseable {

	private static final String NO_END = "The end of a request is not recorded";

	private final FailureLog failures = new FailureLog(ExchangeHandler.class);

	private final Class<C> contexts;

	private final Class<E> kind;

	private volatile @Nullable Creation<C, E> exchanges;

	private volatile @Nullable ExchangeRecorder<? super E> exchangeRecorder;

	/**
	 * Creates a handler.
	 * @param contexts the class of the contexts
	 * @param kind the kind of exchange
	 * @param exchanges creates the exchanges
	 * @param exchangeRecorder records the exchanges
	 */
	public ExchangeHandler(Class<C> contexts, Class<E> kind, Creation<C, E> exchanges,
			ExchangeRecorder<? super E> exchangeRecorder) {
		this.contexts = contexts;
		this.kind = kind;
		this.exchanges = exchanges;
		this.exchangeRecorder = exchangeRecorder;
	}

	/**
	 * Returns the exchange of an observation. Whatever of ours measures an observation is
	 * kept under the same key.
	 * @param <E> the kind of exchange
	 * @param context the context of the observation
	 * @param kind the kind of exchange
	 * @return the exchange, or {@code null} if the observation has none of the kind
	 */
	public static <E extends Exchange> @Nullable E find(Observation.ContextView context, Class<E> kind) {
		Object known = context.get(CallFrames.class);
		return kind.isInstance(known) ? kind.cast(known) : null;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return this.exchangeRecorder != null && this.contexts.isInstance(context);
	}

	@Override
	public void onStart(Observation.Context context) {
		try {
			ExchangeRecorder<? super E> recorder = this.exchangeRecorder;
			if (recorder != null) {
				begin(context, recorder);
			}
		}
		catch (Throwable ex) {
			this.failures.failed("A request is not recorded", ex);
		}
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		tell(context, (exchange, recorder) -> recorder.enter(exchange));
	}

	@Override
	public void onScopeClosed(Observation.Context context) {
		try {
			E exchange = own(context);
			if (exchange != null) {
				leave(exchange);
				ExchangeRecorder<? super E> recorder = this.exchangeRecorder;
				if (recorder != null) {
					exchange.threadLeft(() -> recorder.end(exchange));
				}
			}
		}
		catch (Throwable ex) {
			this.failures.failed(NO_END, ex);
		}
	}

	private void leave(E exchange) {
		try {
			exchange.leave();
		}
		catch (Throwable ex) {
			this.failures.failed("It is not known what the time of a request went to", ex);
		}
	}

	@Override
	public void onError(Observation.Context context) {
		tell(context, (exchange, recorder) -> {
			if (exchange.isEndedByError()) {
				recorder.end(exchange);
			}
		});
	}

	@Override
	public void onStop(Observation.Context context) {
		tell(context, (exchange, recorder) -> {
			if (exchange.observationStopped(() -> recorder.end(exchange))) {
				recorder.unobserved(exchange);
			}
			else {
				recorder.end(exchange);
			}
		});
	}

	@Override
	public void close() {
		this.exchangeRecorder = null;
		this.exchanges = null;
	}

	private void tell(Observation.Context context, BiConsumer<E, ExchangeRecorder<? super E>> news) {
		try {
			E exchange = own(context);
			ExchangeRecorder<? super E> recorder = this.exchangeRecorder;
			if (exchange != null && recorder != null) {
				news.accept(exchange, recorder);
			}
		}
		catch (Throwable ex) {
			this.failures.failed(NO_END, ex);
		}
	}

	// Contexts that share a registry each have a handler: one of them records
	private @Nullable E own(Observation.Context context) {
		E exchange = find(context, this.kind);
		return (exchange != null && exchange.isOf(this)) ? exchange : null;
	}

	// A context may be that of a second observation once the first has ended
	private static boolean isRecorded(Observation.Context context) {
		Exchange exchange = find(context, Exchange.class);
		return exchange != null && !exchange.hasEnded();
	}

	private void begin(Observation.Context context, ExchangeRecorder<? super E> recorder) {
		recorder.areCalled(context.getName());
		Creation<C, E> begun = this.exchanges;
		if (begun == null || !recorder.areRecorded() || isRecorded(context)) {
			return;
		}
		E exchange = begun.exchange(this.contexts.cast(context));
		if (exchange != null) {
			exchange.observed(context, this);
			context.put(CallFrames.class, exchange);
			recorder.begin(exchange);
			CallChain chain = exchange.parts().chain();
			if (chain != null) {
				context.put(CallChain.class, chain);
			}
		}
	}

	/**
	 * Creates the exchange that begins with a context.
	 *
	 * @param <C> the class of the contexts
	 * @param <E> the kind of exchange
	 */
	@FunctionalInterface
	public interface Creation<C, E> {

		/**
		 * Creates an exchange.
		 * @param context what is known of it
		 * @return the exchange, or {@code null} if it is not to be recorded
		 */
		@Nullable E exchange(C context);

	}

}
