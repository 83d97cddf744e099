package dev.monitored.http.client;

import dev.monitored.http.exchange.ExchangeObjectives;
import dev.monitored.http.exchange.ExchangeRecorder;
import dev.monitored.http.exchange.HttpBoundaries;
import dev.monitored.http.exchange.HttpTimer;

/**
 * Records the requests that this application sends, as events of objectives.
 */
public final class ClientExchangeRecorder extends ExchangeRecorder<ClientExchange> {

	private final ExchangeObjectives objectives;

	/**
	 * Creates a recorder.
	 * @param objectives what the requests are events of
	 * @param boundaries what must know how requests are called
	 */
	public ClientExchangeRecorder(ExchangeObjectives objectives, HttpBoundaries boundaries) {
		super(HttpTimer.CLIENT, boundaries);
		this.objectives = objectives;
	}

	@Override
	protected boolean areRecorded() {
		return this.objectives.isCounting();
	}

	@Override
	protected void begin(ClientExchange exchange) {
		this.objectives.begin(exchange);
	}

	@Override
	protected void end(ClientExchange exchange) {
		if (exchange.end()) {
			this.objectives.end(exchange);
		}
	}

}
