package dev.monitored.websocket.recording;

import java.util.List;

import dev.monitored.slo.Signal;
import dev.monitored.slo.SignalSource;

/**
 * The signal of messages that come over WebSocket.
 */
public final class WebSocketSignals implements SignalSource {

	/**
	 * The handling of messages.
	 */
	public static final Signal WEBSOCKET = Signal.of("websocket", "fast", "path");

	@Override
	public List<Signal> signals() {
		return List.of(WEBSOCKET);
	}

}
