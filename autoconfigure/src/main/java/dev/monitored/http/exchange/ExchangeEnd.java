package dev.monitored.http.exchange;

import org.jspecify.annotations.Nullable;

import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.Status;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * How an exchange ends, by what it knows of its answer.
 */
final class ExchangeEnd {

	static final int CLIENT_ERROR = 400;

	private static final int SERVER_ERROR = 500;

	private ExchangeEnd() {
	}

	/**
	 * Returns the status of an exchange as it would be if it ended now. What a client
	 * does wrong, a code from 400 to 499, is no failure.
	 * @param exchange the exchange
	 * @return the status
	 */
	static Status status(Exchange exchange) {
		int code = exchange.code();
		if (code >= SERVER_ERROR) {
			return Status.ERROR;
		}
		if (code >= CLIENT_ERROR && !exchange.isBroken()) {
			return Status.SUCCESS;
		}
		if (exchange.isAborted()) {
			return Status.CANCELLED;
		}
		return (exchange.isBroken() || exchange.isFailed()) ? Status.ERROR : Status.SUCCESS;
	}

	/**
	 * Returns the outcome of an exchange.
	 * @param exchange the exchange
	 * @param failure what it failed with, if that is known
	 * @return the outcome
	 */
	static Outcome outcome(Exchange exchange, @Nullable Throwable failure) {
		return switch (exchange.status()) {
			case ERROR ->
				Outcome.error((failure != null) ? ThrownOutcomes.name(failure) : String.valueOf(exchange.code()));
			case CANCELLED -> Outcome.CANCELLED;
			default -> Outcome.SUCCESS;
		};
	}

}
