package dev.monitored.websocket.reactive;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.WebSocketMessage;

import dev.monitored.websocket.recording.ConnectionRecorder;
import dev.monitored.websocket.recording.MessageRecorder;

/**
 * A connection that is open, with the message that a thread hands to the handler.
 */
final class ReactiveConnection {

	private final ConnectionRecorder recorder;

	private final MessageRecorder messages;

	private volatile @Nullable Thread handling;

	private volatile @Nullable Throwable failure;

	ReactiveConnection(ConnectionRecorder recorder, MessageRecorder messages) {
		this.recorder = recorder;
		this.messages = messages;
	}

	ConnectionRecorder recorder() {
		return this.recorder;
	}

	/**
	 * Hands a message to the handler, which fails meanwhile if it cannot handle it.
	 * @param message the message
	 * @param handler hands it on
	 */
	void handle(WebSocketMessage message, Runnable handler) {
		this.recorder.received(message.getPayload().readableByteCount(), true);
		this.handling = Thread.currentThread();
		long start = this.messages.start();
		Throwable before = this.failure;
		try {
			handler.run();
		}
		catch (Throwable ex) {
			failed(ex);
			throw ex;
		}
		finally {
			this.handling = null;
			Throwable after = this.failure;
			this.messages.end(start, (after != before) ? after : null);
		}
	}

	void sent(WebSocketMessage message) {
		if (!isControl(message)) {
			this.recorder.sent(message.getPayload().readableByteCount(), true);
		}
	}

	/**
	 * Reports that the handler, or what it sends, fails: often both with one error. Where
	 * a message caused it, the handling of that has failed.
	 * @param error the error
	 */
	void failed(Throwable error) {
		if (error == this.failure) {
			return;
		}
		this.failure = error;
		if (Thread.currentThread() != this.handling) {
			this.recorder.failed(error);
		}
	}

	static boolean isControl(WebSocketMessage message) {
		return message.getType() == WebSocketMessage.Type.PING || message.getType() == WebSocketMessage.Type.PONG;
	}

}
