package dev.monitored.http.exchange;

import java.util.function.BiConsumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import dev.monitored.failure.FailureLog;

/**
 * Records the exchanges that are observed with one class of context, under any name. It
 * is the last handler to hear of a start and the first to hear of an end, so that no
 * other handler is timed, nor one that throws can keep it from hearing of an end. Nothing
 * that goes wrong here reaches the exchange. A registry that outlives the context keeps
 * the handler, which then hears of nothing.
 *
 * @param <C> the class of the contexts
 * @param <E> the kind of exchange
 * @param <X> what records them
 */
public abstract class ExchangeHandler<C extends Observation.Context, E extends Exchange, X extends ExchangeRecorder<? super E>>
		implements ObservationHandler<Observation.Context>, Ordered, AutoCloseable {

	private final FailureLog failures = new FailureLog(getClass());

	private final Class<C> contexts;

	private final Class<E> kind;

	private volatile @Nullable X exchangeRecorder;

	/**
	 * Creates a handler.
	 * @param contexts the class of the contexts
	 * @param kind the kind of exchange
	 * @param exchangeRecorder records the exchanges
	 */
	protected ExchangeHandler(Class<C> contexts, Class<E> kind, X exchangeRecorder) {
		this.contexts = contexts;
		this.kind = kind;
		this.exchangeRecorder = exchangeRecorder;
	}

	/**
	 * Returns the exchange that begins.
	 * @param context what is known of it
	 * @param recorder what records
	 * @return the exchange, or {@code null} if it is not to be recorded
	 */
	protected abstract @Nullable E exchange(C context, X recorder);

	@Override
	public final int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public final boolean supportsContext(Observation.Context context) {
		return this.exchangeRecorder != null && this.contexts.isInstance(context);
	}

	@Override
	public final void onStart(Observation.Context context) {
		try {
			X recorder = this.exchangeRecorder;
			if (recorder != null) {
				begin(context, recorder);
			}
		}
		catch (Throwable ex) {
			this.failures.failed("A request is not recorded", ex);
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		tell(context, (exchange, recorder) -> recorder.end(exchange));
	}

	@Override
	public final void close() {
		this.exchangeRecorder = null;
	}

	/**
	 * Passes news to the exchange of a context, if there is one.
	 * @param context the context
	 * @param news what it is told, with what records it
	 */
	protected final void tell(Observation.Context context, BiConsumer<E, X> news) {
		try {
			E exchange = context.get(this.kind);
			X recorder = this.exchangeRecorder;
			if (exchange != null && recorder != null) {
				news.accept(exchange, recorder);
			}
		}
		catch (Throwable ex) {
			this.failures.failed("The end of a request is not recorded", ex);
		}
	}

	private void begin(Observation.Context context, X recorder) {
		recorder.areCalled(context.getName());
		E exchange = recorder.areRecorded() ? exchange(this.contexts.cast(context), recorder) : null;
		if (exchange != null) {
			context.put(this.kind, exchange);
			recorder.begin(exchange);
		}
	}

}
