package dev.monitored.http.client;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

import dev.monitored.failure.FailureLog;

/**
 * Records the requests of WebClient, whatever their observation is called.
 */
public final class ReactiveExchangeHandler implements ObservationHandler<Observation.Context>, Ordered {

	private static final FailureLog failures = new FailureLog(ReactiveExchangeHandler.class);

	private final ClientExchanges exchanges;

	/**
	 * Creates a handler.
	 * @param exchanges what records
	 */
	public ReactiveExchangeHandler(ClientExchanges exchanges) {
		this.exchanges = exchanges;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ClientRequestObservationContext;
	}

	@Override
	public void onStart(Observation.Context context) {
		try {
			this.exchanges.areCalled(context.getName());
			if (this.exchanges.areRecorded()) {
				start((ClientRequestObservationContext) context);
			}
		}
		catch (Throwable ex) {
			failures.failed("A request that was sent is not recorded", ex);
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		try {
			ReactiveExchange exchange = context.get(ReactiveExchange.class);
			if (exchange != null) {
				this.exchanges.end(exchange);
			}
		}
		catch (Throwable ex) {
			failures.failed("The end of a request that was sent is not recorded", ex);
		}
	}

	private void start(ClientRequestObservationContext context) {
		ClientRequest request = context.getRequest();
		if (request != null) {
			ReactiveExchange exchange = new ReactiveExchange(context, request);
			context.put(ReactiveExchange.class, exchange);
			this.exchanges.begin(exchange);
		}
	}

}
