package dev.monitored.http.client;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

import dev.monitored.http.exchange.ExchangeHandler;

/**
 * Records the requests of WebClient.
 */
public final class WebClientExchangeHandler
		extends ExchangeHandler<ClientRequestObservationContext, WebClientExchange, ClientExchangeRecorder> {

	/**
	 * Creates a handler.
	 * @param exchanges what records
	 */
	public WebClientExchangeHandler(ClientExchangeRecorder exchanges) {
		super(ClientRequestObservationContext.class, WebClientExchange.class, exchanges);
	}

	@Override
	protected @Nullable WebClientExchange exchange(ClientRequestObservationContext context,
			ClientExchangeRecorder recorder) {
		ClientRequest request = context.getRequest();
		return (request != null) ? new WebClientExchange(context, request) : null;
	}

}
