package dev.monitored.http.server;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.DispatchExceptionHandler;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import dev.monitored.failure.FailureLog;
import dev.monitored.http.exchange.ExchangeHandler;

/**
 * Tells the exchange of a request that its answer failed in WebFlux. It handles no
 * result, and is asked before all that do, so that it hears of an exception before an
 * exception handler does.
 */
public final class FluxFailures implements HandlerResultHandler, Ordered {

	private static final FailureLog failures = new FailureLog(FluxFailures.class);

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean supports(HandlerResult result) {
		DispatchExceptionHandler handler = result.getExceptionHandler();
		if (handler != null) {
			result.setExceptionHandler((exchange, ex) -> {
				report(exchange, ex);
				return handler.handleError(exchange, ex);
			});
		}
		return false;
	}

	@Override
	public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
		return Mono.error(new IllegalStateException("No result is supported"));
	}

	private static void report(ServerWebExchange exchange, Throwable ex) {
		try {
			ServerRequestObservationContext.findCurrent(exchange.getAttributes()).ifPresent((context) -> {
				WebFluxExchange request = ExchangeHandler.find(context, WebFluxExchange.class);
				if (request != null) {
					request.handlerFailed(ex);
				}
			});
		}
		catch (Throwable failure) {
			failures.failed("The failure of a handler is not recorded", failure);
		}
	}

}
