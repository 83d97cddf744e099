package dev.monitored.websocket.recording;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.monitored.registry.DescribedMeter;
import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;

/**
 * The meters of WebSocket connections.
 */
public enum WebSocketMeters implements DescribedMeter {

	/**
	 * Connections that are open.
	 */
	ACTIVE("ws.connections.active", null, "WebSocket connections that are open", "path"),

	/**
	 * Time of connections.
	 */
	DURATION("ws.connection.duration", null, "Time of WebSocket connections from their opening to their end", "path",
			"status"),

	/**
	 * Ended connections by close code.
	 */
	CLOSES("ws.closes", null, "WebSocket connections that ended, by the code of their close; 1006 had none", "path",
			"code"),

	/**
	 * Time of the handling of messages.
	 */
	HANDLING("ws.message.handling", null, "Time that the application took to handle a message of a client", "path",
			"status"),

	/**
	 * Messages by direction.
	 */
	MESSAGES("ws.messages", null, "Messages over WebSocket; one that comes in several parts counts once", "path",
			"direction"),

	/**
	 * Size of messages by direction.
	 */
	SIZE("ws.message", "bytes", "Payload of messages over WebSocket", "path", "direction"),

	/**
	 * Errors by name.
	 */
	ERRORS("ws.errors", null, "Errors of WebSocket connections and of the handling of their messages, by name", "path",
			"error");

	private final MeterDetails details;

	WebSocketMeters(String meterName, @Nullable String unit, String description, String... labels) {
		this.details = new MeterDetails(meterName, unit, description, List.of(labels));
	}

	@Override
	public MeterDetails details() {
		return this.details;
	}

	/**
	 * Contributes the meters.
	 */
	static final class Source extends MeterSource {

		Source() {
			super(values(), "ws");
		}

	}

}
