package dev.monitored.http.server;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Hears of the end of an answer that another thread than the first gives.
 *
 * @param exchange the exchange
 * @param end ends it
 */
record AnswerListener(ServletExchange exchange, Runnable end) implements AsyncListener {

	@Override
	public void onComplete(AsyncEvent event) {
		this.end.run();
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
