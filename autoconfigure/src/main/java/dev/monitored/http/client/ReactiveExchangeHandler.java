package dev.monitored.http.client;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

import dev.monitored.http.exchange.ExchangeHandler;

/**
 * Records the requests of WebClient.
 */
public final class ReactiveExchangeHandler
		extends ExchangeHandler<ClientRequestObservationContext, ReactiveExchange, ClientExchanges> {

	/**
	 * Creates a handler.
	 * @param exchanges what records
	 */
	public ReactiveExchangeHandler(ClientExchanges exchanges) {
		super(ClientRequestObservationContext.class, ReactiveExchange.class, exchanges);
	}

	@Override
	protected @Nullable ReactiveExchange exchange(ClientRequestObservationContext context, ClientExchanges recorder) {
		ClientRequest request = context.getRequest();
		return (request != null) ? new ReactiveExchange(context, request) : null;
	}

}
