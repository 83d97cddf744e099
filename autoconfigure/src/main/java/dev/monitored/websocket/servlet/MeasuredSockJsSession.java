package dev.monitored.websocket.servlet;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;
import org.springframework.web.socket.sockjs.transport.SockJsSession;

import dev.monitored.websocket.recording.ConnectionRecorder;

/**
 * A session of SockJS, over whatever transport, that counts what is sent.
 */
class MeasuredSockJsSession extends WebSocketSessionDecorator implements SockJsSession {

	private final SockJsSession session;

	private final ConnectionRecorder recorder;

	private MeasuredSockJsSession(SockJsSession session, ConnectionRecorder recorder) {
		super(session);
		this.session = session;
		this.recorder = recorder;
	}

	/**
	 * Creates a session around another one.
	 * @param session the other session
	 * @param recorder records the connection
	 * @return the session, with a native one if the other has one
	 */
	static WebSocketSession of(SockJsSession session, ConnectionRecorder recorder) {
		return (session instanceof NativeWebSocketSession ofServer) ? new OverWebSocket(session, ofServer, recorder)
				: new MeasuredSockJsSession(session, recorder);
	}

	@Override
	public void sendMessage(WebSocketMessage<?> message) throws IOException {
		long bytes = MessageSize.of(message);
		super.sendMessage(message);
		this.recorder.sent(bytes, message.isLast());
	}

	@Override
	public long getTimeSinceLastActive() {
		return this.session.getTimeSinceLastActive();
	}

	@Override
	public void disableHeartbeat() {
		this.session.disableHeartbeat();
	}

	/**
	 * A session over WebSocket, whose native session applications ask for.
	 */
	private static final class OverWebSocket extends MeasuredSockJsSession implements NativeWebSocketSession {

		private final NativeWebSocketSession ofServer;

		OverWebSocket(SockJsSession session, NativeWebSocketSession ofServer, ConnectionRecorder recorder) {
			super(session, recorder);
			this.ofServer = ofServer;
		}

		@Override
		public Object getNativeSession() {
			return this.ofServer.getNativeSession();
		}

		@Override
		public <T> @Nullable T getNativeSession(@Nullable Class<T> requiredType) {
			return this.ofServer.getNativeSession(requiredType);
		}

	}

}
