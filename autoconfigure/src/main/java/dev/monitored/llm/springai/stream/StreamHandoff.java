package dev.monitored.llm.springai.stream;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;

import dev.monitored.call.ExcludedScopes;
import dev.monitored.llm.LlmCall;
import dev.monitored.stream.ExcludedContext;

/**
 * Links the subscriber that sees the chunks of an answer to the observation handler that
 * sees its call, so that the call is counted once. Models begin a call in the thread that
 * subscribes to its answer.
 */
public final class StreamHandoff {

	private static final ThreadLocal<@Nullable StreamHandoff> CURRENT = new ThreadLocal<>();

	private final boolean recorded;

	private final boolean excluded;

	private volatile @Nullable LlmCall call;

	private volatile @Nullable Throwable failure;

	private volatile boolean ended;

	/**
	 * Creates a handoff.
	 * @param call the call, if it is recorded already
	 */
	StreamHandoff(@Nullable LlmCall call) {
		this(call, false);
	}

	private StreamHandoff(@Nullable LlmCall call, boolean excluded) {
		this.recorded = call != null;
		this.call = call;
		this.excluded = excluded;
	}

	/**
	 * Creates the handoff of a subscriber.
	 * @param subscriber the subscriber, whose context may leave the call out of all SLOs
	 * @param starter what starts to record a call, or returns {@code null} if another one
	 * does
	 * @return the handoff
	 */
	static StreamHandoff of(CoreSubscriber<?> subscriber, Supplier<@Nullable LlmCall> starter) {
		boolean excluded = ExcludedContext.isOf(subscriber);
		return new StreamHandoff(excluded ? ExcludedScopes.within(starter) : starter.get(), excluded);
	}

	/**
	 * Takes the handoff of the call that begins in this thread. No other call can take it
	 * afterwards. A blocking call does not take the handoff of a stream: a model may make
	 * one to choose the model that answers.
	 * @param streaming whether the call is streamed
	 * @return the handoff, or {@code null} if no subscriber waits for the call
	 */
	public static @Nullable StreamHandoff take(boolean streaming) {
		StreamHandoff current = CURRENT.get();
		if (current == null || (!streaming && !current.recorded)) {
			return null;
		}
		CURRENT.remove();
		return current;
	}

	/**
	 * Forgets the call that runs in this thread and asks for another one, because the
	 * inner one counts.
	 */
	static void abandonOuter() {
		StreamHandoff outer = take(true);
		LlmCall forgotten = (outer != null) ? outer.call : null;
		if (outer != null && forgotten != null) {
			outer.call = null;
			forgotten.abandon();
		}
	}

	/**
	 * Runs what begins a call.
	 * @param beginning what to run
	 */
	void begin(Runnable beginning) {
		StreamHandoff outer = CURRENT.get();
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
	 * @return the call, or {@code null} if it has not begun or is not recorded
	 */
	public @Nullable LlmCall call() {
		return this.call;
	}

	/**
	 * Hands a call over to the subscriber that sees its chunks and ends it. After a retry
	 * between the model and the subscriber, the subscriber may no longer wait.
	 * @param starter what starts the call
	 */
	public void fill(Supplier<LlmCall> starter) {
		LlmCall begun = this.excluded ? ExcludedScopes.within(starter) : starter.get();
		this.call = begun;
		if (this.ended) {
			begun.cancel();
			begun.close();
		}
	}

	/**
	 * Reports that the call has failed. The subscriber does not learn of it where a retry
	 * stands between it and the model.
	 * @param cause why it failed
	 */
	public void failed(Throwable cause) {
		this.failure = cause;
	}

	/**
	 * Returns whether the call was recorded before it began. Nothing is then between the
	 * model and the subscriber, so a call that has failed has no chunk left.
	 * @return whether it was
	 */
	public boolean isRecorded() {
		return this.recorded;
	}

	/**
	 * Ends a call that has failed, so that there is room for another attempt.
	 * @return whether a subscriber waits for one
	 */
	public boolean giveUp() {
		LlmCall failed = this.call;
		Throwable cause = this.failure;
		if (this.ended) {
			return false;
		}
		if (failed != null && cause != null) {
			this.call = null;
			this.failure = null;
			failed.error(cause);
			failed.close();
		}
		return true;
	}

	/**
	 * Ends the call.
	 * @param cause the failure that ended the chunks, if there was one
	 */
	void end(@Nullable Throwable cause) {
		this.ended = true;
		LlmCall ending = this.call;
		Throwable reason = (cause != null) ? cause : this.failure;
		if (ending != null) {
			if (reason != null) {
				ending.error(reason);
			}
			ending.close();
		}
	}

}
