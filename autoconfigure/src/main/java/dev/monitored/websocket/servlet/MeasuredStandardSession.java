package dev.monitored.websocket.servlet;

import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;

import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;

import dev.monitored.websocket.recording.ConnectionRecorder;

/**
 * A session of Jakarta WebSocket that counts what is sent. Applications cast sessions to
 * their class to reach the native one, so that this is a subclass over the same native
 * session.
 */
final class MeasuredStandardSession extends StandardWebSocketSession {

	private final StandardWebSocketSession original;

	private final ConnectionRecorder recorder;

	private MeasuredStandardSession(StandardWebSocketSession original, ConnectionRecorder recorder) {
		super(original.getHandshakeHeaders(), null, original.getLocalAddress(), original.getRemoteAddress());
		this.original = original;
		this.recorder = recorder;
	}

	/**
	 * Returns whether a session is one that this class can stand for.
	 * @param session the session
	 * @return whether it is of the class itself, and none of a subclass
	 */
	static boolean isPossible(WebSocketSession session) {
		return session.getClass() == StandardWebSocketSession.class;
	}

	/**
	 * Creates a session over the native one of another.
	 * @param session the other session
	 * @param recorder records the connection
	 * @return the session
	 */
	static WebSocketSession of(WebSocketSession session, ConnectionRecorder recorder) {
		StandardWebSocketSession original = (StandardWebSocketSession) session;
		MeasuredStandardSession measured = new MeasuredStandardSession(original, recorder);
		Session ofServer = original.getNativeSession();
		measured.initializeNativeSession(Objects.requireNonNull(ofServer));
		return measured;
	}

	@Override
	public String getId() {
		return this.original.getId();
	}

	@Override
	public Map<String, Object> getAttributes() {
		return this.original.getAttributes();
	}

	@Override
	public @Nullable Principal getPrincipal() {
		return this.original.getPrincipal();
	}

	@Override
	public String toString() {
		return this.original.toString();
	}

	@Override
	protected void sendTextMessage(TextMessage message) throws IOException {
		super.sendTextMessage(message);
		this.recorder.sent(MessageSize.of(message), message.isLast());
	}

	@Override
	protected void sendBinaryMessage(BinaryMessage message) throws IOException {
		long bytes = MessageSize.of(message);
		super.sendBinaryMessage(message);
		this.recorder.sent(bytes, message.isLast());
	}

}
