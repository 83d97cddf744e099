package dev.monitored.llm.langchain4j.request;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.langchain4j.model.RunningCall;

/**
 * One request, which counts when its answer begins or when it is clear that there is
 * none. It repeats an earlier one if the last request of the same call failed, or was the
 * same and had an answer that cannot have been read.
 */
final class Attempt {

	private static final FailureLog failures = new FailureLog(Attempt.class);

	private final Supplier<LlmCalls> calls;

	private final @Nullable RunningCall call;

	private final @Nullable HttpRequest request;

	private final boolean retry;

	private final AtomicBoolean counted = new AtomicBoolean();

	Attempt(Supplier<LlmCalls> calls, @Nullable RunningCall call, @Nullable HttpRequest request) {
		this.calls = calls;
		this.call = call;
		this.request = request;
		this.retry = isRetry();
	}

	/**
	 * Reports an answer that has begun, and is read event by event.
	 * @param response the answer
	 */
	void opened(SuccessfulHttpResponse response) {
		guarded(() -> {
			remember(null);
			count(response.statusCode());
		});
	}

	/**
	 * Reports an answer as a whole.
	 * @param response the answer
	 */
	void answered(@Nullable Object response) {
		guarded(() -> {
			if (response instanceof SuccessfulHttpResponse answer) {
				remember(AnswerText.isObject(answer.body()) ? null : hash());
				count(answer.statusCode());
			}
			else {
				remember(null);
				count(0);
			}
		});
	}

	/**
	 * Reports a failure, which may come after the answer has begun.
	 * @param failure the failure
	 */
	void failed(Throwable failure) {
		guarded(() -> {
			if (this.call != null) {
				this.call.requestFailed();
			}
			count((failure instanceof HttpException answer) ? answer.statusCode() : 0);
		});
	}

	private void remember(@Nullable Integer unread) {
		if (this.call != null) {
			this.call.requestAnswered(unread);
		}
	}

	private void count(int statusCode) {
		if (this.counted.compareAndSet(false, true)) {
			this.calls.get().attempt((this.call != null) ? this.call.provider() : null, statusCode, this.retry);
		}
	}

	private boolean isRetry() {
		try {
			return this.call != null && this.call.isRepeating(this::hash);
		}
		catch (Throwable ex) {
			failures.failed("A request to a language model is taken for a first one", ex);
			return false;
		}
	}

	/**
	 * Returns what tells the request from others, so that no word of it is kept.
	 * @return a hash, or {@code null} if the request has no prompt, as one that polls
	 */
	private @Nullable Integer hash() {
		HttpRequest sent = this.request;
		return (sent != null && StringUtils.hasLength(sent.body())) ? Objects.hash(sent.url(), sent.body()) : null;
	}

	private static void guarded(Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			failures.failed("A request to a language model is not counted", ex);
		}
	}

}
