package dev.monitored.business.recording;

import org.jspecify.annotations.Nullable;

/**
 * Where a call of a method has come to: at a label whose value an argument gives next, or
 * at the series that records it. Nothing is thrown at the application.
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
	 * Returns where the call comes to by the value of a label.
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
