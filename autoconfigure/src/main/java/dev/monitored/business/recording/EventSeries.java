package dev.monitored.business.recording;

import java.time.Duration;
import java.util.function.DoubleConsumer;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.monitored.failure.FailureLog;

/**
 * One series of a counter, a summary or a timer, which records events.
 */
public final class EventSeries extends MeterNode {

	private static final FailureLog failures = new FailureLog(EventSeries.class);

	private static final String LOST = "An event is not recorded";

	private final DoubleConsumer meter;

	private final Postponement postponement;

	private final @Nullable ObjectiveEvents objectives;

	/**
	 * Creates a series.
	 * @param meter records a value, a time in nanoseconds
	 * @param postponement keeps events of transactions
	 * @param objectives counts each event for SLOs, if there are any
	 */
	EventSeries(DoubleConsumer meter, Postponement postponement, @Nullable ObjectiveEvents objectives) {
		this.meter = meter;
		this.postponement = postponement;
		this.objectives = objectives;
	}

	@Override
	public void count() {
		if (!this.postponement.postpone(this, 1)) {
			recordNow(1);
		}
	}

	@Override
	public void record(@Nullable Object value) {
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
	public void recordNow(double value) {
		try {
			this.meter.accept(value);
		}
		catch (Throwable ex) {
			failures.failed(LOST, ex);
		}
		if (this.objectives != null) {
			this.objectives.count();
		}
	}

	private static double number(@Nullable Object value) {
		Assert.notNull(value, "There is no value");
		double number = (value instanceof Duration time) ? time.toNanos() : ((Number) value).doubleValue();
		if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("%s is no number from 0 on".formatted(value));
		}
		return number;
	}

}
