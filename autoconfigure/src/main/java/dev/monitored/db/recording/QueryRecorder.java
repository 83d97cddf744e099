package dev.monitored.db.recording;

import java.util.EnumSet;
import java.util.Objects;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.cause.CallChain;
import dev.monitored.cause.CallFrames;
import dev.monitored.failure.FailureLog;
import dev.monitored.indicator.CountedCalls;
import dev.monitored.meter.ActiveCalls;
import dev.monitored.meter.CallMeter;
import dev.monitored.meter.CallTimers;
import dev.monitored.meter.DeferredDistribution;
import dev.monitored.meter.ErrorCounts;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.Status;

/**
 * Records the queries of one data source, operation and table. A query that was started
 * is ended once; neither ever throws.
 */
public final class QueryRecorder {

	private static final FailureLog failures = new FailureLog(QueryRecorder.class);

	private final Tags tags;

	private final DataSourceRecorderCatalog recorders;

	private final CallMeter meter;

	/**
	 * Tells the statements of these queries from those of others.
	 */
	private final long statements = CallFrames.newOwner() << Integer.SIZE;

	private final @Nullable RepeatedQueries repeated;

	private volatile @Nullable DeferredDistribution batches;

	QueryRecorder(Tags tags, ActiveCalls active, CountedCalls calls, @Nullable RepeatedQueries repeated,
			DataSourceRecorderCatalog recorders) {
		this.tags = tags;
		this.repeated = repeated;
		this.recorders = recorders;
		CallTimers timers = new CallTimers(DbMeters.DURATION.meterName(), DbMeters.DURATION.description(), tags,
				recorders.boundaries(), EnumSet.of(Status.SUCCESS, Status.ERROR));
		ErrorCounts errors = new ErrorCounts(DbMeters.ERRORS.meterName(), DbMeters.ERRORS.description(), tags,
				recorders.errors(), recorders.meters());
		this.meter = new CallMeter(timers, active, errors, calls, recorders.meters());
	}

	/**
	 * Starts a query.
	 * @return its start
	 */
	public long start() {
		return this.meter.start();
	}

	/**
	 * Starts a query that this thread does not wait for.
	 * @return its start
	 */
	public long startElsewhere() {
		return this.meter.startElsewhere();
	}

	/**
	 * Compares a query that is about to start with others of the same call. A batch is
	 * not compared.
	 * @param text its text: two statements with the same hash code are taken for one, if
	 * they do the same to the same table
	 */
	public void compare(@Nullable String text) {
		RepeatedQueries compared = this.repeated;
		if (compared != null && CallFrames.isInCall()) {
			compared.made(this.statements | Integer.toUnsignedLong(Objects.hashCode(text)));
		}
	}

	/**
	 * Returns whether it is recorded which queries the time of a call goes to.
	 * @return whether queries are followed
	 */
	public boolean areFollowed() {
		return this.meter.areFollowed();
	}

	/**
	 * Follows a query that no thread waits for.
	 * @param start its start
	 * @param around the call that it is a part of
	 * @return what its time goes to, or {@code null} if that is not possible
	 */
	public @Nullable CallChain follow(long start, CallChain around) {
		return this.meter.follow(start, around);
	}

	/**
	 * Enters a query that this thread waits for. It is left when it ends.
	 * @param start its start
	 */
	public void enter(long start) {
		this.meter.enter(start);
	}

	/**
	 * Ends a query.
	 * @param start its start
	 * @param outcome how it ended
	 * @param failure what it threw, if it did
	 */
	public void end(long start, Outcome outcome, @Nullable Throwable failure) {
		this.meter.end(start, outcome, failure);
	}

	/**
	 * Returns the number of queries that could not be ended, because the stack had run
	 * out. Who ends a query adds one, under the monitor of the array, where that
	 * overflows.
	 * @return an array with that number
	 */
	public long[] overflown() {
		return this.meter.overflown();
	}

	/**
	 * Records how many statements a batch has, which is one query.
	 * @param size the number of statements
	 */
	public void batch(long size) {
		try {
			DeferredDistribution known = this.batches;
			((known != null) ? known : summary()).record(size);
		}
		catch (Throwable ex) {
			failures.failed("The size of a batch could not be recorded", ex);
		}
	}

	/**
	 * Adds the summary with the first batch. No lock is held while it is registered. If
	 * the registration breaks off, the next batch goes on with it.
	 * @return the summary
	 */
	private DeferredDistribution summary() {
		DeferredDistribution added = new DeferredDistribution(DbMeters.BATCH_SIZE.meterName(),
				(available) -> registered(available)::record, this.recorders.meters());
		synchronized (this) {
			DeferredDistribution raced = this.batches;
			if (raced != null) {
				return raced;
			}
			this.batches = added;
		}
		return added;
	}

	private DistributionSummary registered(MeterRegistry available) {
		return DistributionSummary.builder(DbMeters.BATCH_SIZE.meterName())
			.description(DbMeters.BATCH_SIZE.description())
			.tags(this.tags)
			.register(available);
	}

}
