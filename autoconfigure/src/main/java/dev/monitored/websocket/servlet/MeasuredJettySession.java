package dev.monitored.websocket.servlet;

import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;

import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketSession;

import dev.monitored.websocket.recording.ConnectionRecorder;

/**
 * A session of Jetty that counts what is sent: a subclass over the same native session,
 * as {@link MeasuredStandardSession} is.
 */
final class MeasuredJettySession extends JettyWebSocketSession {

	private final JettyWebSocketSession original;

	private final ConnectionRecorder recorder;

	private MeasuredJettySession(JettyWebSocketSession original, ConnectionRecorder recorder) {
		super(Map.of());
		this.original = original;
		this.recorder = recorder;
	}

	/**
	 * Returns whether a session is one that this class can stand for.
	 * @param session the session
	 * @return whether it is of the class itself, and none of a subclass
	 */
	static boolean isPossible(WebSocketSession session) {
		return session.getClass() == JettyWebSocketSession.class;
	}

	/**
	 * Creates a session over the native one of another.
	 * @param session the other session
	 * @param recorder records the connection
	 * @return the session
	 */
	static WebSocketSession of(WebSocketSession session, ConnectionRecorder recorder) {
		JettyWebSocketSession original = (JettyWebSocketSession) session;
		MeasuredJettySession measured = new MeasuredJettySession(original, recorder);
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
