package dev.monitored.db.recording;

import io.micrometer.core.instrument.Tags;

import dev.monitored.call.Callers;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallStatements;
import dev.monitored.failure.FailureLog;
import dev.monitored.guard.LabelGuard;
import dev.monitored.known.KnownValues;
import dev.monitored.meter.DeferredCounter;
import dev.monitored.registry.DeferredMeters;

/**
 * Counts the calls that make equal queries of one table more often than they may.
 */
final class RepeatedQueries {

	private static final FailureLog failures = new FailureLog(RepeatedQueries.class);

	private final long table = CallFrames.newOwner();

	private final long most;

	private final Callers callers;

	private final LabelGuard guard;

	/**
	 * Counters by operation, each from the first such call on.
	 */
	private final KnownValues<String, DeferredCounter> counts;

	/**
	 * Creates counters of which there is none yet.
	 * @param table the table, as it is exported
	 * @param most how many equal queries a call may make
	 * @param callers the operations that make queries
	 * @param guard what bounds the values of labels, where a limit is configured
	 * @param meters where the meters are registered
	 */
	RepeatedQueries(String table, int most, Callers callers, LabelGuard guard, DeferredMeters meters) {
		this.most = most;
		this.callers = callers;
		this.guard = guard;
		this.counts = new KnownValues<>((operation) -> new DeferredCounter(DbMeters.REPEATED.meterName(),
				DbMeters.REPEATED.description(),
				Tags.of("operation", bounded("operation", operation), "table", bounded("table", table)), meters));
	}

	/**
	 * Reports that this thread makes a query. Nothing is thrown, unless the stack has run
	 * out.
	 * @param statement the number of its statement
	 */
	void made(long statement) {
		try {
			long caller = CallStatements.made(statement, this.table, this.most);
			if (caller != CallStatements.NO_CALLER) {
				count(caller);
			}
		}
		catch (Throwable ex) {
			failures.failed("A call that repeats a query could not be counted", ex);
		}
	}

	/**
	 * Reports a call that made a query too often, together with calls inside of it.
	 * Nothing is thrown, unless the stack has run out.
	 * @param caller the number of what records the call
	 * @param other the number of the table of the query
	 */
	void repeated(long caller, long other) {
		try {
			if (other == this.table) {
				count(caller);
			}
		}
		catch (Throwable ex) {
			failures.failed("A call that repeats a query could not be counted", ex);
		}
	}

	private void count(long caller) {
		this.counts.get(this.callers.operation(caller)).increment();
	}

	// The values are bounded by other meters, so that a limit is only needed if one is
	// configured.
	private String bounded(String label, String value) {
		String meter = DbMeters.REPEATED.meterName();
		return this.guard.isLimited(meter, label) ? this.guard.label(meter, label).admit(value) : value;
	}

}
