package dev.monitored.meter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import dev.monitored.outcome.Status;

/**
 * What the timers of one label set are called and which buckets they have.
 *
 * @param name the name of the meter
 * @param description what is timed
 * @param tags the labels besides {@code status}
 * @param boundaries the boundaries of the buckets
 * @param expected the statuses whose timers exist before the first call
 */
public record CallTimers(String name, String description, Tags tags, List<Duration> boundaries, Set<Status> expected) {

	/**
	 * Returns the labels besides {@code status}.
	 * @return the values by key
	 */
	public Map<String, String> labels() {
		return this.tags.stream().collect(Collectors.toMap(Tag::getKey, Tag::getValue));
	}

	Timer register(Status status, MeterRegistry registry) {
		return Timer.builder(this.name)
			.description(this.description)
			.tags(this.tags.and("status", status.label()))
			.serviceLevelObjectives(this.boundaries.toArray(new Duration[0]))
			.register(registry);
	}

}
