package dev.monitored.http.exchange;

import org.jspecify.annotations.Nullable;

/**
 * Records the exchanges of one side from start to end.
 *
 * @param <E> the kind of exchange
 */
public abstract class ExchangeRecorder<E extends Exchange> {

	private final HttpTimer timer;

	private final HttpBoundaries boundaries;

	/**
	 * Creates a recorder.
	 * @param timer the timer of the exchanges
	 * @param boundaries what must know how they are called
	 */
	protected ExchangeRecorder(HttpTimer timer, HttpBoundaries boundaries) {
		this.timer = timer;
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
		return true;
	}

	/**
	 * Begins an exchange. It must be ended, at least once.
	 * @param exchange the exchange
	 */
	protected abstract void begin(E exchange);

	/**
	 * Ends an exchange, the first time that it is told to.
	 * @param exchange the exchange
	 */
	protected abstract void end(E exchange);

}
