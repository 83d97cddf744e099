package dev.monitored.indicator;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallOutputs;
import dev.monitored.cause.Cause;
import dev.monitored.failure.FailureLog;
import dev.monitored.indicator.cause.SloCauses;
import dev.monitored.outcome.Status;

/**
 * Decides what one call that went wrong is put down to. A failure is put down to the
 * innermost call that ended with it, slowness to the part that took longer than usual. A
 * call that ran out of time is slow, unless a call in it did.
 */
final class Blame {

	private static final FailureLog failures = new FailureLog(Blame.class);

	private static final String UNDECIDED = "A call that went wrong is put down to nothing that is known";

	private static final int MAX_CAUSES = 16;

	private final CallEnd end;

	private final Cause own;

	/**
	 * The same for every SLO, or {@code null} if the call was slow.
	 */
	private final @Nullable Cause failed;

	Blame(CallEnd end, CountedCalls calls) {
		this.end = end;
		this.own = calls.calls().own();
		this.failed = decided(calls.outputs());
	}

	/**
	 * Returns what the call is put down to.
	 * @param causes what is usual for the SLO that it broke
	 * @param seen the end of the call, as the SLO sees it
	 * @return the cause
	 */
	Cause on(SloCauses causes, CallEnd seen) {
		if (this.failed != null) {
			return this.failed;
		}
		try {
			return causes.slowest(seen.parts(), seen.nanos(), this.own);
		}
		catch (Throwable ex) {
			failures.failed(UNDECIDED, ex);
			return Cause.UNKNOWN;
		}
	}

	/**
	 * Returns what the call is put down to if it failed.
	 * @return the cause, or {@code null} if it was slow
	 */
	@Nullable Cause failed() {
		return this.failed;
	}

	// Decides. An exception may throw when it is asked for its cause.
	private @Nullable Cause decided(CallOutputs outputs) {
		try {
			return failed(outputs);
		}
		catch (Throwable ex) {
			failures.failed(UNDECIDED, ex);
			return Cause.UNKNOWN;
		}
	}

	private @Nullable Cause failed(CallOutputs outputs) {
		Status status = this.end.outcome().status();
		if (status == Status.SUCCESS || status == Status.CANCELLED) {
			return null;
		}
		Throwable failure = this.end.failure();
		Cause known = (failure != null) ? known(failure, outputs) : null;
		if (known == null && failure != null && isTimeout(failure)) {
			return null;
		}
		return (known != null) ? known : this.end.parts().own(this.own);
	}

	private @Nullable Cause known(Throwable failure, CallOutputs outputs) {
		Cause resolved = outputs.resolve(failure);
		return (resolved != null) ? resolved : this.end.parts().blamed(failure);
	}

	private static boolean isTimeout(Throwable failure) {
		Throwable cause = failure;
		for (int depth = 0; depth < MAX_CAUSES && cause != null; depth++) {
			if (cause.getClass().getSimpleName().endsWith("TimeoutException")) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

}
