package dev.monitored.http.exchange;

import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import dev.monitored.failure.FailureLog;

/**
 * Records the exchanges that are observed with one class of context, whatever their
 * observation is called. It is the last handler to hear of a start and the first to hear
 * of an end, so that no other handler is timed, nor one that throws can keep it from
 * hearing of an end. Nothing that goes wrong here reaches the exchange.
 *
 * @param <C> the class of the contexts
 * @param <E> the kind of exchange
 */
public abstract class ExchangeHandler<C extends Observation.Context, E extends Exchange>
		implements ObservationHandler<Observation.Context>, Ordered {

	private final FailureLog failures = new FailureLog(getClass());

	private final Class<C> contexts;

	private final Class<E> kind;

	private final Exchanges<? super E> exchanges;

	/**
	 * Creates a handler.
	 * @param contexts the class of the contexts
	 * @param kind the kind of exchange
	 * @param exchanges what records
	 */
	protected ExchangeHandler(Class<C> contexts, Class<E> kind, Exchanges<? super E> exchanges) {
		this.contexts = contexts;
		this.kind = kind;
		this.exchanges = exchanges;
	}

	/**
	 * Returns the exchange that begins.
	 * @param context what is known of it
	 * @return the exchange, or {@code null} if it is not to be recorded
	 */
	protected abstract @Nullable E exchange(C context);

	@Override
	public final int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public final boolean supportsContext(Observation.Context context) {
		return this.contexts.isInstance(context);
	}

	@Override
	public final void onStart(Observation.Context context) {
		try {
			this.exchanges.areCalled(context.getName());
			E exchange = this.exchanges.areRecorded() ? exchange(this.contexts.cast(context)) : null;
			if (exchange != null) {
				context.put(this.kind, exchange);
				this.exchanges.begin(exchange);
			}
		}
		catch (Throwable ex) {
			this.failures.failed("A request is not recorded", ex);
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		tell(context, this::end);
	}

	/**
	 * Tells the exchange of a context something, if there is one.
	 * @param context the context
	 * @param news what it is told
	 */
	protected final void tell(Observation.Context context, Consumer<E> news) {
		try {
			E exchange = context.get(this.kind);
			if (exchange != null) {
				news.accept(exchange);
			}
		}
		catch (Throwable ex) {
			this.failures.failed("The end of a request is not recorded", ex);
		}
	}

	/**
	 * Ends an exchange, the first time that it is told to.
	 * @param exchange the exchange
	 */
	protected final void end(E exchange) {
		this.exchanges.end(exchange);
	}

}
