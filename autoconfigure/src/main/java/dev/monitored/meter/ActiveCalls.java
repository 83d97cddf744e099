package dev.monitored.meter;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;

import dev.monitored.registry.DeferredMeters;

/**
 * The number of calls that have started and not ended, as a gauge.
 */
public final class ActiveCalls {

	private final List<LongAdder> counts = new CopyOnWriteArrayList<>();

	/**
	 * Registers the gauge.
	 * @param name the name of the meter
	 * @param description what is counted
	 * @param tags the labels
	 * @param meters where the meter is registered
	 */
	public void register(String name, String description, Tags tags, DeferredMeters meters) {
		meters.whenReadyUntilClosed((available) -> Gauge.builder(name, this, ActiveCalls::sum)
			.description(description)
			.tags(tags)
			.strongReference(true)
			.register(available));
	}

	/**
	 * Adds a part of the number.
	 * @return where the calls of one label set are counted
	 */
	public LongAdder part() {
		LongAdder part = new LongAdder();
		this.counts.add(part);
		return part;
	}

	private long sum() {
		return this.counts.stream().mapToLong(LongAdder::sum).sum();
	}

}
