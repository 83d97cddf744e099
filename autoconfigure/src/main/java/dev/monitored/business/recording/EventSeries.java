package dev.monitored.business.recording;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.monitored.failure.FailureLog;

/**
 * One series of a counter, a summary or a timer, which records events.
 */
public abstract class EventSeries extends MeterNode {

	private static final FailureLog failures = new FailureLog(EventSeries.class);

	private static final String LOST = "An event is not recorded";

	private final Postponement postponement;

	private final @Nullable ObjectiveEvents objectives;

	/**
	 * Creates a series.
	 * @param postponement keeps events of transactions
	 * @param objectives counts each event for SLOs, if there are any
	 */
	EventSeries(Postponement postponement, @Nullable ObjectiveEvents objectives) {
		this.postponement = postponement;
		this.objectives = objectives;
	}

	@Override
	public final void count() {
		if (!this.postponement.postpone(this, 1)) {
			recordNow(1);
		}
	}

	@Override
	public final void record(@Nullable Object value) {
		try {
			double number = number(value);
			if (!this.postponement.postpone(this, number)) {
				recordNow(number);
			}
		}
		catch (RuntimeException ex) {
			failures.failed(LOST, ex);
		}
	}

	/**
	 * Records an event that is certain.
	 * @param value its value
	 */
	public final void recordNow(double value) {
		try {
			write(value);
		}
		catch (Throwable ex) {
			failures.failed(LOST, ex);
		}
		if (this.objectives != null) {
			countForObjectives(this.objectives);
		}
	}

	private static void countForObjectives(ObjectiveEvents counted) {
		try {
			counted.count();
		}
		catch (Throwable ex) {
			failures.failed("An event is not counted for objectives", ex);
		}
	}

	/**
	 * Writes a value into the meter.
	 * @param value the value, of a timer in nanoseconds
	 */
	abstract void write(double value);

	private static double number(@Nullable Object value) {
		Assert.notNull(value, "There is no value");
		double number = (value instanceof Duration time) ? time.toNanos() : ((Number) value).doubleValue();
		if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("%s is no number from 0 on".formatted(value));
		}
		return number;
	}

}
