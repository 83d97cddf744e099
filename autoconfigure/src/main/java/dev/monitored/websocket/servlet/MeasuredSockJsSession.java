package dev.monitored.websocket.servlet;

import java.io.IOException;

import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;
import org.springframework.web.socket.sockjs.transport.SockJsSession;

import dev.monitored.websocket.recording.ConnectionRecorder;

/**
 * A session of SockJS, over whatever transport, that counts what is sent.
 */
final class MeasuredSockJsSession extends WebSocketSessionDecorator implements SockJsSession {

	private final SockJsSession session;

	private final ConnectionRecorder recorder;

	MeasuredSockJsSession(SockJsSession session, ConnectionRecorder recorder) {
		super(session);
		this.session = session;
		this.recorder = recorder;
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

}
