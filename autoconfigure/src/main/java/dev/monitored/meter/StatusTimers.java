package dev.monitored.meter;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.Status;
import dev.monitored.registry.DeferredMeters;

/**
 * The timers of one label set, one for each status, and its errors by name.
 */
final class StatusTimers {

	private static final FailureLog failures = new FailureLog(StatusTimers.class);

	private final CallTimers described;

	private final @Nullable ErrorCounts errors;

	private final DeferredTimer success;

	private final DeferredTimer[] timers = new DeferredTimer[Status.values().length];

	/**
	 * Creates timers that are not registered yet.
	 * @param described how they are described
	 * @param errors where errors are counted by name, if they are
	 * @param registry where the timers are registered
	 */
	StatusTimers(CallTimers described, @Nullable ErrorCounts errors, DeferredMeters registry) {
		for (Status status : Status.values()) {
			this.timers[status.ordinal()] = new DeferredTimer(described, status, registry);
		}
		this.described = described;
		this.success = this.timers[Status.SUCCESS.ordinal()];
		this.errors = errors;
	}

	/**
	 * Registers the timers that exist before the first call.
	 */
	void register() {
		for (Status status : this.described.expected()) {
			this.timers[status.ordinal()].register();
		}
	}

	/**
	 * Returns whether a call was timed.
	 * @return whether one of the timers has recorded a call
	 */
	boolean areUsed() {
		return Arrays.stream(this.timers).anyMatch(DeferredTimer::isUsed);
	}

	/**
	 * Records a call.
	 * @param outcome how it ended
	 * @param nanos how long it took, negative if that is not known
	 */
	void record(Outcome outcome, long nanos) {
		if (nanos < 0) {
			return;
		}
		time((outcome == Outcome.SUCCESS) ? this.success : this.timers[outcome.status().ordinal()], nanos);
		String error = outcome.error();
		if (error != null && this.errors != null) {
			add(error, this.errors);
		}
	}

	private void time(DeferredTimer timer, long nanos) {
		try {
			timer.record(nanos);
		}
		catch (Throwable ex) {
			failures.failed("A call could not be timed", ex);
		}
	}

	private void add(String error, ErrorCounts to) {
		try {
			to.add(error);
		}
		catch (Throwable ex) {
			failures.failed("A failed call could not be counted by the name of its error", ex);
		}
	}

}
