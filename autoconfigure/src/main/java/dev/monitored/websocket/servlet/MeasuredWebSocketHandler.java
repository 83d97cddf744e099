package dev.monitored.websocket.servlet;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

import dev.monitored.failure.FailureLog;
import dev.monitored.websocket.recording.EndpointRecorder;
import dev.monitored.websocket.recording.MessageRecorder;

/**
 * Measures the connections of one path.
 */
final class MeasuredWebSocketHandler extends WebSocketHandlerDecorator {

	private static final FailureLog failures = new FailureLog(MeasuredWebSocketHandler.class);

	private final EndpointRecorder endpoint;

	private final @Nullable MessageRecorder messages;

	private final Map<String, MeasuredConnection> connections = new ConcurrentHashMap<>();

	/**
	 * Creates a handler.
	 * @param delegate the handler of the application
	 * @param endpoint records connections
	 * @param messages records how messages are handled, or {@code null} if the handler
	 * only passes them on to a broker
	 */
	MeasuredWebSocketHandler(WebSocketHandler delegate, EndpointRecorder endpoint, @Nullable MessageRecorder messages) {
		super(delegate);
		this.endpoint = endpoint;
		this.messages = messages;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) throws Exception {
		MeasuredConnection connection = open(session);
		try {
			getDelegate().afterConnectionEstablished(sessionOf(connection, session));
		}
		catch (Throwable ex) {
			failed(connection, ex);
			throw ex;
		}
	}

	@Override
	public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws Exception {
		MeasuredConnection connection = this.connections.get(session.getId());
		WebSocketSession measured = sessionOf(connection, session);
		if (connection == null || isControl(message)) {
			getDelegate().handleMessage(measured, message);
			return;
		}
		connection.recorder().received(MessageSize.of(message), message.isLast());
		if (this.messages == null) {
			getDelegate().handleMessage(measured, message);
		}
		else {
			handle(measured, message, this.messages);
		}
	}

	/**
	 * Lets the application handle a message. Of one that comes in several parts the last
	 * is timed: the client decides when the others come.
	 * @param session the session
	 * @param message the message
	 * @param recorder records how it is handled
	 * @throws Exception what the application throws
	 */
	private void handle(WebSocketSession session, WebSocketMessage<?> message, MessageRecorder recorder)
			throws Exception {
		long start = recorder.start();
		try {
			getDelegate().handleMessage(session, message);
		}
		catch (Throwable ex) {
			recorder.end(start, ex);
			throw ex;
		}
		if (message.isLast()) {
			recorder.end(start, null);
		}
		else {
			recorder.abandon(start);
		}
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) throws Exception {
		MeasuredConnection connection = this.connections.get(session.getId());
		failed(connection, exception);
		getDelegate().handleTransportError(sessionOf(connection, session), exception);
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
		MeasuredConnection connection = this.connections.remove(session.getId());
		if (connection != null) {
			connection.recorder().closed(status.getCode());
		}
		try {
			getDelegate().afterConnectionClosed(sessionOf(connection, session), status);
		}
		catch (Throwable ex) {
			failed(connection, ex);
			throw ex;
		}
	}

	private @Nullable MeasuredConnection open(WebSocketSession session) {
		try {
			MeasuredConnection opened = this.connections.compute(session.getId(),
					(id, earlier) -> opened(session, earlier));
			return session.isOpen() ? opened : closed(opened);
		}
		catch (Throwable ex) {
			failures.failed("A connection could not be measured", ex);
			return null;
		}
	}

	/**
	 * Opens a connection. Clients of SockJS choose the ids of sessions and may open one
	 * twice: Spring then establishes the same session again and closes it once.
	 * @param session the session
	 * @param earlier an open connection with the same id, if there is one
	 * @return the earlier connection if it is that of the session, or else a new one
	 */
	private MeasuredConnection opened(WebSocketSession session, @Nullable MeasuredConnection earlier) {
		if (earlier != null && earlier.original() == session) {
			return earlier;
		}
		if (earlier != null) {
			earlier.recorder().closed(CloseStatus.NO_CLOSE_FRAME.getCode());
		}
		return MeasuredConnection.open(session, this.endpoint, this.messages == null);
	}

	/**
	 * Ends a connection that was closed while it was opened. The server may have reported
	 * that before.
	 * @param connection the connection
	 * @return {@code null}, so that the application sees the session of the server
	 * throughout
	 */
	private @Nullable MeasuredConnection closed(MeasuredConnection connection) {
		this.connections.remove(connection.original().getId(), connection);
		connection.recorder().closed(CloseStatus.NO_CLOSE_FRAME.getCode());
		return null;
	}

	private static WebSocketSession sessionOf(@Nullable MeasuredConnection connection, WebSocketSession session) {
		return (connection != null) ? connection.session() : session;
	}

	private static void failed(@Nullable MeasuredConnection connection, Throwable failure) {
		if (connection != null) {
			connection.recorder().failed(failure);
		}
	}

	private static boolean isControl(WebSocketMessage<?> message) {
		return message instanceof PongMessage || message instanceof PingMessage;
	}

}
