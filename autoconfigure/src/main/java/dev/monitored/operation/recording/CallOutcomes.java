package dev.monitored.operation.recording;

import org.jspecify.annotations.Nullable;

import dev.monitored.decision.Decision;
import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.ReturnedOutcomes;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * Finds out how calls ended.
 *
 * @param thrown judges what calls threw
 * @param classifiers find errors among returned values, if they are asked
 */
record CallOutcomes(ThrownOutcomes thrown, @Nullable ReturnedOutcomes classifiers) {

	private static final FailureLog failures = new FailureLog(CallOutcomes.class);

	private static final Outcome UNNAMED = Outcome.error(BoundedLabel.UNKNOWN);

	Outcome ofFailure(Throwable failure) {
		try {
			return this.thrown.of(failure);
		}
		catch (Throwable ex) {
			failures.failed("An error has no name", ex);
			return UNNAMED;
		}
	}

	Outcome ofCancelled(Throwable failure) {
		return this.thrown.ofCancelled(failure);
	}

	Outcome ofValue(@Nullable Object value) {
		try {
			return (this.classifiers != null) ? this.classifiers.of(value) : Outcome.SUCCESS;
		}
		catch (Throwable ex) {
			failures.failed("A result could not be classified; its call is a success", ex);
			return Outcome.SUCCESS;
		}
	}

	/**
	 * Returns what judges calls whose results come later, maybe in another thread. If
	 * code that is being asked makes the call, it is not asked about the result.
	 * @return what judges them
	 */
	CallOutcomes later() {
		return (this.classifiers != null && !this.classifiers.isEmpty() && Decision.isRunning())
				? new CallOutcomes(this.thrown, null) : this;
	}

}
