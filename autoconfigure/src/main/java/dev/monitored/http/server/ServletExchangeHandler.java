package dev.monitored.http.server;

import io.micrometer.observation.Observation;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;

import dev.monitored.http.exchange.ExchangeHandler;
import dev.monitored.http.exchange.ExchangeRecorder;

/**
 * Records the requests that servlets answer.
 */
public final class ServletExchangeHandler extends ExchangeHandler<ServerRequestObservationContext, ServletExchange> {

	/**
	 * Creates a handler.
	 * @param exchanges what records
	 */
	public ServletExchangeHandler(ServerExchangeRecorder exchanges) {
		super(ServerRequestObservationContext.class, ServletExchange.class, (context) -> exchange(context, exchanges),
				exchanges);
	}

	@Override
	protected void threadLeft(ServletExchange exchange, ExchangeRecorder<? super ServletExchange> recorder) {
		exchange.threadLeft(() -> new AnswerListener(recorder, exchange));
	}

	/**
	 * Ends an exchange that no container may say the end of: Jetty forgets an answer that
	 * has begun when an exception leaves its last dispatch.
	 */
	@Override
	public void onError(Observation.Context context) {
		tell(context, (exchange, recorder) -> {
			if (exchange.isBrokenOff()) {
				recorder.end(exchange);
			}
		});
	}

	@Override
	public void onStop(Observation.Context context) {
		tell(context, (exchange, recorder) -> {
			if (exchange.isAsynchronous() || exchange.awaitErrorPage(() -> recorder.end(exchange))) {
				recorder.unobserved(exchange);
			}
			else {
				recorder.end(exchange);
			}
		});
	}

	private static @Nullable ServletExchange exchange(ServerRequestObservationContext context,
			ServerExchangeRecorder exchanges) {
		HttpServletRequest request = context.getCarrier();
		HttpServletResponse response = context.getResponse();
		if (request == null || response == null
				|| !exchanges.isRecorded(request.getRequestURI(), request.getContextPath().length())) {
			return null;
		}
		return new ServletExchange(context, request, response);
	}

	/**
	 * Hears of the end of an answer that another thread gives.
	 *
	 * @param exchanges what records
	 * @param exchange the exchange
	 */
	private record AnswerListener(ExchangeRecorder<? super ServletExchange> exchanges,
			ServletExchange exchange) implements AsyncListener {

		@Override
		public void onComplete(AsyncEvent event) {
			this.exchanges.end(this.exchange);
		}

		@Override
		public void onTimeout(AsyncEvent event) {
		}

		@Override
		public void onError(AsyncEvent event) {
			this.exchange.containerFailed(event.getThrowable());
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

	}

}
