package dev.monitored.db.recording;

import io.micrometer.core.instrument.Tags;

import dev.monitored.call.Callers;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallStatements;
import dev.monitored.failure.FailureLog;
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

	/**
	 * Counters by operation, each from the first such call on.
	 */
	private final KnownValues<String, DeferredCounter> counts;

	/**
	 * Creates counters of which there is none yet.
	 * @param table the table, as it is exported
	 * @param most how many equal queries a call may make
	 * @param callers the operations that make queries
	 * @param meters where the meters are registered
	 */
	RepeatedQueries(String table, int most, Callers callers, DeferredMeters meters) {
		this.most = most;
		this.callers = callers;
		this.counts = new KnownValues<>((operation) -> new DeferredCounter(DbMeters.REPEATED.meterName(),
				DbMeters.REPEATED.description(), Tags.of("operation", operation, "table", table), meters));
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
				this.counts.get(this.callers.operation(caller)).increment();
			}
		}
		catch (Throwable ex) {
			failures.failed("A call that repeats a query could not be counted", ex);
		}
	}

}
