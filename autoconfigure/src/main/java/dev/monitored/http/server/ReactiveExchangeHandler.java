package dev.monitored.http.server;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

import dev.monitored.http.exchange.ExchangeHandler;

/**
 * Records the requests that WebFlux answers.
 */
public final class ReactiveExchangeHandler
		extends ExchangeHandler<ServerRequestObservationContext, ReactiveExchange, ServerExchanges> {

	/**
	 * Creates a handler.
	 * @param exchanges what records
	 */
	public ReactiveExchangeHandler(ServerExchanges exchanges) {
		super(ServerRequestObservationContext.class, ReactiveExchange.class, exchanges);
	}

	@Override
	protected @Nullable ReactiveExchange exchange(ServerRequestObservationContext context, ServerExchanges recorder) {
		ServerHttpRequest request = context.getCarrier();
		ServerHttpResponse response = context.getResponse();
		if (request == null || response == null
				|| !recorder.isRecorded(request.getPath().pathWithinApplication().value(), 0)) {
			return null;
		}
		return new ReactiveExchange(context, request, response);
	}

}
