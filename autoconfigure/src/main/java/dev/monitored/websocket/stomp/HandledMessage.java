package dev.monitored.websocket.stomp;

import org.jspecify.annotations.Nullable;

import dev.monitored.websocket.recording.MessageRecorder;

/**
 * The message that a thread handles. It is there from before to after the methods of the
 * application, and nothing is left in the thread then.
 */
final class HandledMessage {

	private static final ThreadLocal<HandledMessage> CURRENT = new ThreadLocal<>();

	private final @Nullable MessageRecorder recorder;

	private final @Nullable HandledMessage around;

	private final long start;

	private @Nullable Throwable failure;

	private HandledMessage(@Nullable MessageRecorder recorder, @Nullable HandledMessage around) {
		this.recorder = recorder;
		this.around = around;
		this.start = (recorder != null) ? recorder.start() : 0;
	}

	/**
	 * Begins to handle a message.
	 * @param recorder records it, or {@code null} if no method handles it
	 */
	static void begin(@Nullable MessageRecorder recorder) {
		CURRENT.set(new HandledMessage(recorder, CURRENT.get()));
	}

	/**
	 * Reports what a method threw.
	 * @param failure the exception
	 */
	static void fail(Throwable failure) {
		HandledMessage current = CURRENT.get();
		if (current != null) {
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
