package dev.monitored.websocket.stomp;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

import dev.monitored.websocket.recording.MessageRecorder;

/**
 * The message that a thread handles. It is there from before to after the methods of the
 * application, and nothing is left in the thread then.
 */
final class HandledMessage {

	private static final ThreadLocal<HandledMessage> CURRENT = new ThreadLocal<>();

	private final @Nullable MessageRecorder recorder;

	private final Object payload;

	private final @Nullable HandledMessage around;

	private final long start;

	private @Nullable Throwable failure;

	private HandledMessage(@Nullable MessageRecorder recorder, Object payload, @Nullable HandledMessage around) {
		this.recorder = recorder;
		this.payload = payload;
		this.around = around;
		this.start = (recorder != null) ? recorder.start() : 0;
	}

	/**
	 * Begins to handle a message.
	 * @param recorder records it, or {@code null} if no method handles it
	 * @param message the message
	 */
	static void begin(@Nullable MessageRecorder recorder, Message<?> message) {
		CURRENT.set(new HandledMessage(recorder, message.getPayload(), CURRENT.get()));
	}

	/**
	 * Reports what a method threw. A future may fail while its thread handles another
	 * message, which has not failed then. Spring hands methods a copy of a message, with
	 * the same payload and no id.
	 * @param failure the exception
	 * @param message the message that the method handled
	 */
	static void fail(Throwable failure, Message<?> message) {
		HandledMessage current = CURRENT.get();
		if (current != null && current.payload == message.getPayload()) {
			current.failure = failure;
		}
	}

	/**
	 * Ends what has begun.
	 * @param thrown what left the handler, if something did
	 */
	static void end(@Nullable Throwable thrown) {
		HandledMessage current = CURRENT.get();
		if (current == null) {
			return;
		}
		if (current.around != null) {
			CURRENT.set(current.around);
		}
		else {
			CURRENT.remove();
		}
		if (current.recorder != null) {
			current.recorder.end(current.start, (thrown != null) ? thrown : current.failure);
		}
	}

}
