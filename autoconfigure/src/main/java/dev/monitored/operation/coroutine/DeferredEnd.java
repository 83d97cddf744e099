package dev.monitored.operation.coroutine;

import java.util.concurrent.atomic.AtomicBoolean;

import kotlin.Unit;
import kotlin.jvm.functions.Function1;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.Job;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.operation.subscription.Calls;
import dev.monitored.outcome.Outcome;

/**
 * Ends a call when the deferred value that it returned completes.
 */
final class DeferredEnd implements Function1<@Nullable Throwable, Unit> {

	private static final FailureLog failures = new FailureLog(DeferredEnd.class);

	private final Deferred<?> deferred;

	private final @Nullable Job parent;

	private final Calls calls;

	private final long start;

	private final AtomicBoolean ended = new AtomicBoolean();

	DeferredEnd(Deferred<?> deferred, Calls calls, long start) {
		this.deferred = deferred;
		this.parent = CallerJob.parent(deferred);
		this.calls = calls;
		this.start = start;
	}

	void observe() {
		try {
			this.deferred.invokeOnCompletion(this);
		}
		catch (Throwable ex) {
			failures.failed("A Deferred could not be observed; its call is timed until it was returned", ex);
			if (this.ended.compareAndSet(false, true)) {
				this.calls.end(this.start, Outcome.SUCCESS);
			}
		}
	}

	@Override
	public Unit invoke(@Nullable Throwable failure) {
		if (this.ended.compareAndSet(false, true)) {
			if (failure != null && CallerJob.isOverdue(failure, this.parent)) {
				this.calls.gaveUp(this.start, failure);
			}
			else if (failure != null) {
				this.calls.threw(this.start, failure);
			}
			else {
				this.calls.ended(this.start, value());
			}
		}
		return Unit.INSTANCE;
	}

	private @Nullable Object value() {
		try {
			Object value = this.deferred.getCompleted();
			return (value != Unit.INSTANCE) ? value : null;
		}
		catch (Throwable ex) {
			failures.failed("The value of a Deferred could not be read; its call is a success", ex);
			return null;
		}
	}

}
