package dev.monitored.business.declaration;

import java.util.List;

import dev.monitored.slo.Signal;
import dev.monitored.slo.Signal.Trait;
import dev.monitored.slo.SignalSource;

/**
 * The signal of meter interfaces.
 */
public final class BusinessSignals implements SignalSource {

	/**
	 * Events that counters of meter interfaces count.
	 */
	public static final Signal BUSINESS = Signal.of("business", "medium", "good", "bad").with(Trait.NAMED_EVENTS);

	@Override
	public List<Signal> signals() {
		return List.of(BUSINESS);
	}

}
