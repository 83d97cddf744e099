package dev.monitored.http.exchange;

import java.util.List;

import dev.monitored.slo.Signal;
import dev.monitored.slo.SignalSource;

/**
 * The signals of requests over HTTP.
 */
public final class HttpSignals implements SignalSource {

	/**
	 * Requests that this application answers.
	 */
	public static final Signal SERVER = Signal.of("http-server", "http", "method", "uri");

	/**
	 * Requests that this application sends.
	 */
	public static final Signal CLIENT = Signal.of("http-client", "http", "method", "uri", "client.name")
		.recordedByHand("a client that code builds counts if it has the ObservationRegistry");

	@Override
	public List<Signal> signals() {
		return List.of(SERVER, CLIENT);
	}

}
