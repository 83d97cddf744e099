package dev.monitored.http.exchange;

import dev.monitored.slo.Signal;

/**
 * Boot's timers of requests, as they are called unless an observation convention says
 * otherwise.
 */
public enum HttpTimer {

	/**
	 * Requests that this application answers.
	 */
	SERVER("http.server.requests", HttpSignals.SERVER),

	/**
	 * Requests that this application sends.
	 */
	CLIENT("http.client.requests", HttpSignals.CLIENT);

	private final String meterName;

	private final Signal signal;

	HttpTimer(String meterName, Signal signal) {
		this.meterName = meterName;
		this.signal = signal;
	}

	/**
	 * Returns the name of the meter.
	 * @return the name, in Micrometer's spelling
	 */
	public String meterName() {
		return this.meterName;
	}

	/**
	 * Returns the signal whose calls are timed.
	 * @return the signal
	 */
	public Signal signal() {
		return this.signal;
	}

}
