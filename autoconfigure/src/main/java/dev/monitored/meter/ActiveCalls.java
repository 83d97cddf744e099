package dev.monitored.meter;

import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;

import dev.monitored.registry.LateMeterRegistry;

/**
 * The number of calls that have started and not ended, as a gauge.
 */
public final class ActiveCalls {

	private final LongAdder count = new LongAdder();

	/**
	 * Registers the gauge.
	 * @param name the name of the meter
	 * @param description what is counted
	 * @param tags the labels
	 * @param registry where the meter is registered
	 */
	public void register(String name, String description, Tags tags, LateMeterRegistry registry) {
		registry.whenReady((available) -> Gauge.builder(name, this.count, LongAdder::sum)
			.description(description)
			.tags(tags)
			.strongReference(true)
			.register(available));
	}

	void started() {
		this.count.increment();
	}

	void ended() {
		this.count.decrement();
	}

}
