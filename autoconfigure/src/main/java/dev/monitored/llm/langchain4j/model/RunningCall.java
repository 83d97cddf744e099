package dev.monitored.llm.langchain4j.model;

import org.jspecify.annotations.Nullable;

import dev.monitored.llm.LlmCall;

/**
 * A call while its model is running on the thread that called. A model that calls another
 * one, to route or to fall back, is no model of its own: its call is forgotten, and the
 * other one counts.
 */
public final class RunningCall implements AutoCloseable {

	private static final ThreadLocal<@Nullable RunningCall> current = new ThreadLocal<>();

	private final LlmCall call;

	private final @Nullable String provider;

	private final @Nullable RunningCall outer;

	private boolean failedRequest;

	private RunningCall(LlmCall call, @Nullable String provider, @Nullable RunningCall outer) {
		this.call = call;
		this.provider = provider;
		this.outer = outer;
	}

	/**
	 * Runs a call on this thread, inside of the one that is running already.
	 * @param call the call
	 * @param provider the name of its provider, if it is known
	 * @return what ends when the model returns
	 */
	static RunningCall run(LlmCall call, @Nullable String provider) {
		RunningCall outer = current.get();
		if (outer != null) {
			outer.call.abandon();
		}
		RunningCall running = new RunningCall(call, provider, outer);
		current.set(running);
		return running;
	}

	/**
	 * Returns the innermost call that is running on this thread.
	 * @return the call, or {@code null} if there is none
	 */
	public static @Nullable RunningCall current() {
		return current.get();
	}

	LlmCall call() {
		return this.call;
	}

	public @Nullable String provider() {
		return this.provider;
	}

	/**
	 * Tells whether the next request repeats one that failed. A call may also consist of
	 * several requests of which none failed.
	 * @return whether the last request of this call failed
	 */
	public boolean isRepeating() {
		return this.failedRequest;
	}

	public void requested(boolean failed) {
		this.failedRequest = failed;
	}

	@Override
	public void close() {
		if (this.outer != null) {
			current.set(this.outer);
		}
		else {
			current.remove();
		}
	}

}
