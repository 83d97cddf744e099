package dev.monitored.catalog;

import io.micrometer.core.instrument.Tags;

import dev.monitored.cause.Cause;
import dev.monitored.indicator.cause.CallResult;
import dev.monitored.indicator.cause.CauseCounters;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.ExactCounter;

/**
 * Creates the counters of what the calls of one SLO are put down to.
 *
 * @param tags the tags of the SLO
 * @param meters where the counters are registered
 */
record SloCauseCounters(Tags tags, DeferredMeters meters) implements CauseCounters {

	private static final double HALVES = 2;

	private static final double NANOS = 1e9;

	@Override
	public ExactCounter badEvents(String sli, Cause cause) {
		return counter(SloMeters.BAD_EVENTS_BY_CAUSE, tags(cause).and("sli", sli), HALVES);
	}

	@Override
	public ExactCounter seconds(CallResult result, Cause cause) {
		return counter(SloMeters.CALL_SECONDS_BY_CAUSE, tags(cause).and("result", result.label()), NANOS);
	}

	@Override
	public ExactCounter calls(CallResult result) {
		return counter(SloMeters.CAUSE_CALLS, this.tags.and("result", result.label()), 1);
	}

	private Tags tags(Cause cause) {
		return this.tags.and("cause", cause.name(), "resource", cause.resource());
	}

	private ExactCounter counter(SloMeters meter, Tags labels, double unitsInOne) {
		return new ExactCounter(meter.meterName(), meter.description(), meter.unit(), labels, unitsInOne, this.meters);
	}

}
