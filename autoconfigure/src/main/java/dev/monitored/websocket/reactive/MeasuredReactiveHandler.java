package dev.monitored.websocket.reactive;

import java.util.List;

import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

import dev.monitored.failure.FailureLog;
import dev.monitored.websocket.recording.ConnectionRecorder;
import dev.monitored.websocket.recording.EndpointRecorder;
import dev.monitored.websocket.recording.MessageRecorder;

/**
 * A handler whose connections are measured.
 */
final class MeasuredReactiveHandler implements WebSocketHandler {

	private static final FailureLog failures = new FailureLog(MeasuredReactiveHandler.class);

	private final WebSocketHandler handler;

	private final EndpointRecorder endpoint;

	private final MessageRecorder messages;

	MeasuredReactiveHandler(WebSocketHandler handler, EndpointRecorder endpoint, MessageRecorder messages) {
		this.handler = handler;
		this.endpoint = endpoint;
		this.messages = messages;
	}

	@Override
	public List<String> getSubProtocols() {
		return this.handler.getSubProtocols();
	}

	@Override
	public Mono<Void> handle(WebSocketSession session) {
		ReactiveConnection connection = new ReactiveConnection(this.endpoint.open(), this.messages);
		awaitClose(session, connection.recorder());
		try {
			return this.handler.handle(new MeasuredReactiveSession(session, connection)).doOnError(connection::failed);
		}
		catch (Throwable ex) {
			connection.failed(ex);
			throw ex;
		}
	}

	/**
	 * Ends the connection when the server says so. It has no code where there was no
	 * close frame.
	 * @param session the session
	 * @param recorder records the connection
	 */
	private static void awaitClose(WebSocketSession session, ConnectionRecorder recorder) {
		int without = CloseStatus.NO_CLOSE_FRAME.getCode();
		try {
			session.closeStatus()
				.subscribe((status) -> recorder.closed(status.getCode()), (failure) -> recorder.closed(without),
						() -> recorder.closed(without));
		}
		catch (Throwable ex) {
			recorder.closed(without);
			failures.failed("The end of a connection could not be awaited; it counts as ended", ex);
		}
	}

}
