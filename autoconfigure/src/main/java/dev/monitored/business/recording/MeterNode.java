package dev.monitored.business.recording;

import org.jspecify.annotations.Nullable;

/**
 * A step from a call to its series: a label whose value an argument gives next, or the
 * series that records the call. It never throws at the application.
 */
public abstract class MeterNode {

	/**
	 * Records nothing.
	 */
	public static final MeterNode NOTHING = new MeterNode() {

		@Override
		public MeterNode of(@Nullable Object argument) {
			return this;
		}

	};

	/**
	 * Returns the next step for the value of a label.
	 * @param argument the argument
	 * @return the next label, or the series
	 */
	public MeterNode of(@Nullable Object argument) {
		return NOTHING;
	}

	/**
	 * Counts one event.
	 */
	public void count() {
	}

	/**
	 * Records a value.
	 * @param value the argument
	 */
	public void record(@Nullable Object value) {
	}

}
