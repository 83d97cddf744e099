package dev.monitored.http.server;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationContext;

import dev.monitored.failure.FailureLog;

/**
 * Records the requests that servlets answer, whatever their observation is called. It is
 * the last handler to hear of a start and the first to hear of an end, so that no other
 * handler is timed, nor one that throws can keep it from hearing of an end.
 */
public final class ServletExchangeHandler implements ObservationHandler<Observation.Context>, Ordered {

	private static final FailureLog failures = new FailureLog(ServletExchangeHandler.class);

	private final ServerExchanges exchanges;

	/**
	 * Creates a handler.
	 * @param exchanges what records
	 */
	public ServletExchangeHandler(ServerExchanges exchanges) {
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
	public void onScopeClosed(Observation.Context context) {
		try {
			ServletExchange exchange = context.get(ServletExchange.class);
			if (exchange != null) {
				exchange.awaitAnswer(new AnswerListener(this.exchanges, exchange));
			}
		}
		catch (Throwable ex) {
			failures.failed("The end of a request may be recorded too early", ex);
		}
	}

	/**
	 * Ends an exchange that no container may say the end of: Jetty forgets an answer that
	 * has begun when an exception leaves its last dispatch.
	 */
	@Override
	public void onError(Observation.Context context) {
		try {
			ServletExchange exchange = context.get(ServletExchange.class);
			if (exchange != null && exchange.isBrokenOff()) {
				this.exchanges.end(exchange);
			}
		}
		catch (Throwable ex) {
			failures.failed("The end of a request is not recorded", ex);
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		try {
			ServletExchange exchange = context.get(ServletExchange.class);
			if (exchange != null && !exchange.isAsynchronous()) {
				this.exchanges.end(exchange);
			}
		}
		catch (Throwable ex) {
			failures.failed("The end of a request is not recorded", ex);
		}
	}

	private void start(ServerRequestObservationContext context) {
		HttpServletRequest request = context.getCarrier();
		HttpServletResponse response = context.getResponse();
		if (request == null || response == null
				|| !this.exchanges.isRecorded(request.getRequestURI(), request.getContextPath().length())) {
			return;
		}
		ServletExchange exchange = new ServletExchange(context, request, response);
		context.put(ServletExchange.class, exchange);
		this.exchanges.begin(exchange);
	}

	/**
	 * Hears of the end of an answer that another thread gives.
	 *
	 * @param exchanges what records
	 * @param exchange the exchange
	 */
	private record AnswerListener(ServerExchanges exchanges, ServletExchange exchange) implements AsyncListener {

		@Override
		public void onComplete(AsyncEvent event) {
			this.exchanges.end(this.exchange);
		}

		@Override
		public void onTimeout(AsyncEvent event) {
		}

		@Override
		public void onError(AsyncEvent event) {
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

	}

}
