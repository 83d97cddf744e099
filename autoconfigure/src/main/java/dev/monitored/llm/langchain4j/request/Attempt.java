package dev.monitored.llm.langchain4j.request;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import dev.langchain4j.exception.HttpException;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.langchain4j.model.RunningCall;

/**
 * One request, which counts when its answer begins or when it is clear that there is
 * none. It repeats an earlier one if the last request of the same call failed, or was the
 * same.
 */
final class Attempt {

	private static final FailureLog failures = new FailureLog(Attempt.class);

	private final Supplier<LlmCalls> calls;

	private final @Nullable RunningCall call;

	private final int request;

	private final boolean retry;

	private final AtomicBoolean counted = new AtomicBoolean();

	Attempt(Supplier<LlmCalls> calls, @Nullable RunningCall call, int request) {
		this.calls = calls;
		this.call = call;
		this.request = request;
		this.retry = call != null && call.isRepeating(request);
	}

	void answered(int statusCode) {
		count(statusCode, false);
	}

	void failed(Throwable failure) {
		count((failure instanceof HttpException answer) ? answer.statusCode() : 0, true);
	}

	private void count(int statusCode, boolean failed) {
		if (!this.counted.compareAndSet(false, true)) {
			return;
		}
		try {
			if (this.call != null) {
				this.call.requested(this.request, failed);
			}
			this.calls.get().attempt((this.call != null) ? this.call.provider() : null, statusCode, this.retry);
		}
		catch (Throwable ex) {
			failures.failed("A request to a language model is not counted", ex);
		}
	}

}
