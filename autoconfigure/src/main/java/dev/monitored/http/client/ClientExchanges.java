package dev.monitored.http.client;

import org.jspecify.annotations.Nullable;

import dev.monitored.http.exchange.ExchangeObjectives;
import dev.monitored.http.exchange.HttpBoundaries;
import dev.monitored.http.exchange.HttpTimer;

/**
 * Records the requests that this application sends, as events of objectives.
 */
public final class ClientExchanges {

	private final ExchangeObjectives objectives;

	private final HttpBoundaries boundaries;

	/**
	 * Creates a recorder.
	 * @param objectives what the requests are events of
	 * @param boundaries what must know how requests are called
	 */
	public ClientExchanges(ExchangeObjectives objectives, HttpBoundaries boundaries) {
		this.objectives = objectives;
		this.boundaries = boundaries;
	}

	/**
	 * Says how requests are called by whoever observes them.
	 * @param name the name, if it is known
	 */
	void areCalled(@Nullable String name) {
		this.boundaries.isCalled(HttpTimer.CLIENT, name);
	}

	/**
	 * Tells whether requests are recorded.
	 * @return whether there are objectives for them
	 */
	boolean areRecorded() {
		return this.objectives.isCounting();
	}

	void begin(ClientExchange exchange) {
		this.objectives.begin(exchange);
	}

	void end(ClientExchange exchange) {
		if (exchange.end()) {
			this.objectives.end(exchange);
		}
	}

}
