package dev.monitored.llm.springai.stream;

import org.jspecify.annotations.Nullable;

import dev.monitored.llm.LlmCall;

/**
 * Where whoever sees the chunks of an answer and whoever hears of its call meet, so that
 * one call is never counted twice. Models begin a call in the thread that subscribes to
 * its answer.
 */
public final class CallSlot {

	private static final ThreadLocal<@Nullable CallSlot> CURRENT = new ThreadLocal<>();

	private volatile @Nullable LlmCall call;

	/**
	 * Creates a slot.
	 * @param call the call, if it is recorded already
	 */
	CallSlot(@Nullable LlmCall call) {
		this.call = call;
	}

	/**
	 * Takes the slot of the call that begins in this thread. It is nobody else's
	 * afterwards.
	 * @return the slot, or {@code null} if nobody sees the chunks
	 */
	public static @Nullable CallSlot take() {
		CallSlot current = CURRENT.get();
		if (current != null) {
			CURRENT.remove();
		}
		return current;
	}

	/**
	 * Runs what begins a call.
	 * @param beginning what to run
	 */
	void begin(Runnable beginning) {
		CallSlot outer = CURRENT.get();
		CURRENT.set(this);
		try {
			beginning.run();
		}
		finally {
			if (outer != null) {
				CURRENT.set(outer);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	/**
	 * Returns the call.
	 * @return the call, or {@code null} if it has not begun, or nobody records it
	 */
	public @Nullable LlmCall call() {
		return this.call;
	}

	/**
	 * Hands a call over to whoever sees its chunks, who ends it.
	 * @param begun the call
	 */
	public void fill(LlmCall begun) {
		this.call = begun;
	}

}
