package dev.monitored.http.exchange;

import org.jspecify.annotations.Nullable;

import dev.monitored.cause.CallChain;

/**
 * Records exchanges from start to end, as events of objectives.
 *
 * @param <E> the kind of exchange
 */
public class ExchangeRecorder<E extends Exchange> {

	private final HttpTimer timer;

	private final ExchangeObjectives objectives;

	private final HttpBoundaries boundaries;

	/**
	 * Creates a recorder.
	 * @param timer the timer of the exchanges
	 * @param objectives what the exchanges are events of
	 * @param boundaries what must know how they are called
	 */
	public ExchangeRecorder(HttpTimer timer, ExchangeObjectives objectives, HttpBoundaries boundaries) {
		this.timer = timer;
		this.objectives = objectives;
		this.boundaries = boundaries;
	}

	/**
	 * Sets the name under which exchanges are observed.
	 * @param name the name, if it is known
	 */
	final void areCalled(@Nullable String name) {
		this.boundaries.isCalled(this.timer, name);
	}

	/**
	 * Returns whether there is anything to record.
	 * @return whether it makes sense to begin an exchange
	 */
	protected boolean areRecorded() {
		return this.objectives.areRecorded();
	}

	/**
	 * Returns whether it is recorded what the time of exchanges goes to.
	 * @return whether they are followed
	 */
	public final boolean areFollowed() {
		return this.objectives.areFollowed();
	}

	/**
	 * Follows an exchange that is a part of a subscription.
	 * @param exchange the exchange
	 * @param around the call that it is a part of
	 */
	public final void follow(E exchange, CallChain around) {
		this.objectives.follow(exchange, around);
	}

	/**
	 * Reports that the subscription has got what it waited for.
	 * @param exchange the exchange
	 * @param failure what it got instead of an answer, if it did
	 * @param isGivenUp whether it waits no longer
	 */
	public final void answered(E exchange, @Nullable Throwable failure, boolean isGivenUp) {
		this.objectives.answered(exchange, failure, isGivenUp);
	}

	/**
	 * Begins an exchange. It must be ended, at least once.
	 * @param exchange the exchange
	 */
	protected void begin(E exchange) {
		this.objectives.begin(exchange);
	}

	/**
	 * Enters an exchange that this thread runs or waits for.
	 * @param exchange the exchange
	 */
	final void enter(E exchange) {
		this.objectives.enter(exchange);
	}

	/**
	 * Reports that the observation of an exchange stops before the exchange ends.
	 * @param exchange the exchange
	 */
	public final void unobserved(E exchange) {
		this.objectives.foretell(exchange);
	}

	/**
	 * Ends an exchange, the first time that it is told to.
	 * @param exchange the exchange
	 */
	public final void end(E exchange) {
		if (exchange.end()) {
			ended(exchange);
		}
	}

	/**
	 * Records an exchange that has ended.
	 * @param exchange the exchange
	 */
	protected void ended(E exchange) {
		this.objectives.end(exchange);
	}

}
