package dev.monitored.http.client;

import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.observation.ClientRequestObservationContext;

import dev.monitored.http.exchange.ExchangeHandler;

/**
 * Records the requests of RestClient and RestTemplate.
 */
public final class BlockingExchangeHandler
		extends ExchangeHandler<ClientRequestObservationContext, BlockingExchange, ClientExchangeRecorder> {

	/**
	 * Creates a handler.
	 * @param exchanges what records
	 */
	public BlockingExchangeHandler(ClientExchangeRecorder exchanges) {
		super(ClientRequestObservationContext.class, BlockingExchange.class, exchanges);
	}

	@Override
	protected @Nullable BlockingExchange exchange(ClientRequestObservationContext context,
			ClientExchangeRecorder recorder) {
		ClientHttpRequest request = context.getCarrier();
		return (request != null) ? new BlockingExchange(context, request) : null;
	}

}
