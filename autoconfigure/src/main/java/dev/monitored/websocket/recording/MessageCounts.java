package dev.monitored.websocket.recording;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Tags;

import dev.monitored.meter.DeferredCounter;
import dev.monitored.meter.DeferredDistribution;
import dev.monitored.registry.DeferredMeters;

/**
 * The messages of one path and direction: how many, and how large.
 */
final class MessageCounts {

	private final DeferredCounter count;

	private final DeferredDistribution size;

	MessageCounts(Tags tags, DeferredMeters meters) {
		this.count = new DeferredCounter(WebSocketMeters.MESSAGES.meterName(), WebSocketMeters.MESSAGES.description(),
				tags, meters);
		this.size = new DeferredDistribution(WebSocketMeters.SIZE.meterName(),
				(available) -> DistributionSummary.builder(WebSocketMeters.SIZE.meterName())
					.description(WebSocketMeters.SIZE.description())
					.baseUnit(WebSocketMeters.SIZE.unit())
					.tags(tags)
					.register(available)::record,
				meters);
	}

	void register() {
		this.count.register();
		this.size.register();
	}

	void add(long bytes) {
		this.count.increment();
		this.size.record(bytes);
	}

}
