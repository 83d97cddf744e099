package dev.monitored.http.server;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

import dev.monitored.failure.FailureLog;

/**
 * Records the requests that WebFlux answers, whatever their observation is called. It is
 * the last handler to hear of a start and the first to hear of an end.
 */
public final class ReactiveExchangeHandler implements ObservationHandler<Observation.Context>, Ordered {

	private static final FailureLog failures = new FailureLog(ReactiveExchangeHandler.class);

	private final ServerExchanges exchanges;

	/**
	 * Creates a handler.
	 * @param exchanges what records
	 */
	public ReactiveExchangeHandler(ServerExchanges exchanges) {
		this.exchanges = exchanges;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ServerRequestObservationContext;
	}

	@Override
	public void onStart(Observation.Context context) {
		try {
			this.exchanges.areCalled(context.getName());
			start((ServerRequestObservationContext) context);
		}
		catch (Throwable ex) {
			failures.failed("A request is not recorded", ex);
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
			failures.failed("The end of a request is not recorded", ex);
		}
	}

	private void start(ServerRequestObservationContext context) {
		ServerHttpRequest request = context.getCarrier();
		ServerHttpResponse response = context.getResponse();
		if (request == null || response == null
				|| !this.exchanges.isRecorded(request.getPath().pathWithinApplication().value(), 0)) {
			return;
		}
		ReactiveExchange exchange = new ReactiveExchange(context, request, response);
		context.put(ReactiveExchange.class, exchange);
		this.exchanges.begin(exchange);
	}

}
