package dev.monitored.websocket.servlet;

import org.springframework.util.ClassUtils;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.sockjs.transport.SockJsSession;
import org.springframework.web.socket.sockjs.transport.session.AbstractHttpSockJsSession;

import dev.monitored.failure.FailureLog;
import dev.monitored.websocket.recording.ConnectionRecorder;
import dev.monitored.websocket.recording.EndpointRecorder;

/**
 * A connection that is open.
 *
 * @param original the session of the server
 * @param session the session that the application is given
 * @param recorder records the connection
 */
record MeasuredConnection(WebSocketSession original, WebSocketSession session, ConnectionRecorder recorder) {

	private static final FailureLog failures = new FailureLog(MeasuredConnection.class);

	private static final boolean STANDARD = isPresent("jakarta.websocket.Session");

	private static final boolean JETTY = isPresent("org.eclipse.jetty.websocket.api.Session");

	/**
	 * Opens a connection.
	 * @param session the session of the server
	 * @param endpoint records the connections of the path
	 * @param isOfBroker whether the handler is that of a broker, which tells sessions of
	 * SockJS over HTTP apart by their classes
	 * @return the connection
	 */
	static MeasuredConnection open(WebSocketSession session, EndpointRecorder endpoint, boolean isOfBroker) {
		ConnectionRecorder recorder = endpoint.open();
		return new MeasuredConnection(session, measuredOrOriginal(session, recorder, isOfBroker), recorder);
	}

	private static WebSocketSession measuredOrOriginal(WebSocketSession session, ConnectionRecorder recorder,
			boolean isOfBroker) {
		try {
			return measured(session, recorder, isOfBroker);
		}
		catch (Throwable ex) {
			failures.failed("What a connection sends could not be measured", ex);
			return session;
		}
	}

	/**
	 * Returns a session that counts what is sent. It has the interfaces of the session of
	 * the server. A session of an unknown class is left as it is.
	 * @param session the session of the server
	 * @param recorder records the connection
	 * @param isOfBroker whether the handler is that of a broker
	 * @return the session for the application
	 */
	private static WebSocketSession measured(WebSocketSession session, ConnectionRecorder recorder,
			boolean isOfBroker) {
		if (STANDARD && MeasuredStandardSession.isPossible(session)) {
			return MeasuredStandardSession.of(session, recorder);
		}
		if (JETTY && MeasuredJettySession.isPossible(session)) {
			return MeasuredJettySession.of(session, recorder);
		}
		if (session instanceof SockJsSession sockJs && !(isOfBroker && session instanceof AbstractHttpSockJsSession)) {
			return MeasuredSockJsSession.of(sockJs, recorder);
		}
		return session;
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, MeasuredConnection.class.getClassLoader());
	}

}
