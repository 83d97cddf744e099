package dev.monitored.business.recording;

import dev.monitored.meter.DeferredDistribution;

/**
 * One series of a summary or a timer.
 */
final class ValueSeries extends EventSeries {

	private final DeferredDistribution distribution;

	ValueSeries(DeferredDistribution distribution, Postponement postponement) {
		super(postponement, null);
		this.distribution = distribution;
	}

	@Override
	void write(double value) {
		this.distribution.record(value);
	}

}
