package dev.monitored.http.client;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.springframework.core.Ordered;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.observation.ClientRequestObservationContext;

import dev.monitored.failure.FailureLog;

/**
 * Records the requests of RestClient and RestTemplate, whatever their observation is
 * called.
 */
public final class BlockingExchangeHandler implements ObservationHandler<Observation.Context>, Ordered {

	private static final FailureLog failures = new FailureLog(BlockingExchangeHandler.class);

	private final ClientExchanges exchanges;

	/**
	 * Creates a handler.
	 * @param exchanges what records
	 */
	public BlockingExchangeHandler(ClientExchanges exchanges) {
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
			BlockingExchange exchange = context.get(BlockingExchange.class);
			if (exchange != null) {
				this.exchanges.end(exchange);
			}
		}
		catch (Throwable ex) {
			failures.failed("The end of a request that was sent is not recorded", ex);
		}
	}

	private void start(ClientRequestObservationContext context) {
		ClientHttpRequest request = context.getCarrier();
		if (request != null) {
			BlockingExchange exchange = new BlockingExchange(context, request);
			context.put(BlockingExchange.class, exchange);
			this.exchanges.begin(exchange);
		}
	}

}
