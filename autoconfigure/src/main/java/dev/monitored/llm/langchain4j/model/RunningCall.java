package dev.monitored.llm.langchain4j.model;

import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.llm.LlmCall;
import dev.monitored.llm.langchain4j.model.ModelMethod.Role;

/**
 * A call while its model is running on the thread that called. A model that calls another
 * one of its kind, to route or to fall back, is no model of its own: its call is
 * forgotten, and the other one counts. It is one if a request of its own was answered
 * before, and if it is not the model that calls but what it informs.
 */
public final class RunningCall implements AutoCloseable {

	private static final ThreadLocal<@Nullable RunningCall> current = new ThreadLocal<>();

	private final LlmCall call;

	private final Role role;

	private final @Nullable String provider;

	private final @Nullable RunningCall outer;

	private boolean failedRequest;

	/**
	 * The hash of the last request, if its answer cannot have been read.
	 */
	private @Nullable Integer unreadRequest;

	private boolean answeredRequest;

	private RunningCall(LlmCall call, Role role, @Nullable String provider, @Nullable RunningCall outer) {
		this.call = call;
		this.role = role;
		this.provider = provider;
		this.outer = outer;
	}

	/**
	 * Runs a call on this thread, inside of the one that is running already.
	 * @param call the call
	 * @param role what it is
	 * @param provider the name of its provider, if it is known
	 * @return what ends when the model returns
	 */
	static RunningCall run(LlmCall call, Role role, @Nullable String provider) {
		RunningCall outer = current.get();
		if (outer != null) {
			outer.yieldTo(role);
		}
		RunningCall running = new RunningCall(call, role, provider, outer);
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

	/**
	 * Returns whether this is the call that a listener of a model hears of.
	 * @param heardOf the name of the provider that the listener is told
	 * @return whether it is
	 */
	boolean isSameAs(@Nullable String heardOf) {
		return this.role != Role.EMBEDDING && Objects.equals(this.provider, heardOf) && !CallStack.isInCallback();
	}

	/**
	 * Forgets this call if it does nothing but make another one.
	 * @param other what the other call is
	 */
	void yieldTo(Role other) {
		if (other == this.role && !this.answeredRequest && !CallStack.isInCallback()) {
			this.call.abandon();
		}
	}

	public @Nullable String provider() {
		return this.provider;
	}

	/**
	 * Returns whether the next request repeats the last one. A call may also consist of
	 * several requests, equal ones among them, of which none failed.
	 * @param request gives a hash of the request, and is asked only where it counts
	 * @return whether the last request of this call failed, or was the same and had an
	 * answer that cannot have been read
	 */
	public boolean isRepeating(Supplier<@Nullable Integer> request) {
		return this.failedRequest || (this.unreadRequest != null && this.unreadRequest.equals(request.get()));
	}

	/**
	 * Reports that the last request had no answer but a failure.
	 */
	public void requestFailed() {
		this.failedRequest = true;
	}

	/**
	 * Reports that the last request was answered.
	 * @param unread a hash of the request if its answer cannot have been read, else
	 * {@code null}
	 */
	public void requestAnswered(@Nullable Integer unread) {
		this.failedRequest = false;
		this.unreadRequest = unread;
		this.answeredRequest = true;
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
