package dev.monitored.operation.coroutine;

import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.Job;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * Tells the deadline of a caller from one that an operation set itself. Both throw the
 * same exception. The job of a caller that gave up is no longer active.
 */
final class CallerJob {

	private static final FailureLog failures = new FailureLog(CallerJob.class);

	private CallerJob() {
	}

	/**
	 * Returns whether a call ended because the time of its caller was up.
	 * @param failure what the call threw
	 * @param context the context of the caller
	 * @return whether the deadline is not one of the call itself
	 */
	static boolean isOverdue(Throwable failure, CoroutineContext context) {
		return ThrownOutcomes.isDeadline(failure) && !isActive(context.get(Job.Key));
	}

	/**
	 * Returns whether a job ended because the time of its parent was up.
	 * @param failure what the job ended with
	 * @param parent the parent, if it has one
	 * @return whether the deadline is not one of the job itself
	 */
	static boolean isOverdue(Throwable failure, @Nullable Job parent) {
		return ThrownOutcomes.isDeadline(failure) && !isActive(parent);
	}

	/**
	 * Returns the parent of a job, which a job that has ended no longer knows.
	 * @param job the job
	 * @return its parent, or {@code null} if it has none
	 */
	static @Nullable Job parent(Job job) {
		try {
			return job.getParent();
		}
		catch (Throwable ex) {
			failures.failed("The parent of a job is not known; its deadlines are errors", ex);
			return null;
		}
	}

	private static boolean isActive(@Nullable Job job) {
		return job == null || job.isActive();
	}

}
