package dev.monitored.business.recording;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.monitored.call.ExcludedScopes;
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
	 * The same series for events that SLOs leave out.
	 */
	private final EventSeries excluded;

	/**
	 * Creates a series.
	 * @param postponement keeps events of transactions
	 * @param objectives counts each event for SLOs, if there are any
	 */
	EventSeries(Postponement postponement, @Nullable ObjectiveEvents objectives) {
		this.postponement = postponement;
		this.objectives = objectives;
		this.excluded = (objectives != null) ? new ExcludedEvents(this, objectives) : this;
	}

	@Override
	public final void count() {
		begin(1);
	}

	@Override
	public final void record(@Nullable Object value) {
		try {
			begin(number(value));
		}
		catch (RuntimeException ex) {
			failures.failed(LOST, ex);
		}
	}

	// Whether it is left out is decided now, and not when its transaction has ended.
	private void begin(double value) {
		EventSeries series = ExcludedScopes.isInside() ? this.excluded : this;
		if (!this.postponement.postpone(series, value)) {
			series.recordNow(value);
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
