package dev.monitored.http.server;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

import dev.monitored.http.exchange.ExchangeHandler;

/**
 * Records the requests that WebFlux answers.
 */
public final class WebFluxExchangeHandler
		extends ExchangeHandler<ServerRequestObservationContext, WebFluxExchange, ServerExchangeRecorder> {

	/**
	 * Creates a handler.
	 * @param exchanges what records
	 */
	public WebFluxExchangeHandler(ServerExchangeRecorder exchanges) {
		super(ServerRequestObservationContext.class, WebFluxExchange.class, exchanges);
	}

	@Override
	protected @Nullable WebFluxExchange exchange(ServerRequestObservationContext context,
			ServerExchangeRecorder recorder) {
		ServerHttpRequest request = context.getCarrier();
		ServerHttpResponse response = context.getResponse();
		if (request == null || response == null
				|| !recorder.isRecorded(request.getPath().pathWithinApplication().value(), 0)) {
			return null;
		}
		return new WebFluxExchange(context, request, response);
	}

}
