package dev.monitored.business.recording;

import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;

import dev.monitored.meter.DeferredCounter;

/**
 * One series of a counter. It keeps the counter once that is registered, so that an event
 * reads no object in between.
 */
final class CounterSeries extends EventSeries {

	private final DeferredCounter deferred;

	private volatile @Nullable Counter registered;

	CounterSeries(DeferredCounter deferred, Postponement postponement, @Nullable ObjectiveEvents objectives) {
		super(postponement, objectives);
		this.deferred = deferred;
	}

	@Override
	void write(double value) {
		Counter known = this.registered;
		if (known != null) {
			known.increment(value);
		}
		else {
			this.deferred.add(value);
			this.registered = this.deferred.registered();
		}
	}

}
