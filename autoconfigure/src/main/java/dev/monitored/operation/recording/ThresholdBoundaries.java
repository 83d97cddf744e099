package dev.monitored.operation.recording;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.monitored.failure.LogText;
import dev.monitored.operation.declaration.Operation;
import dev.monitored.slo.objective.DurationText;

/**
 * Says so when the thresholds of an operation's objectives are no bucket boundaries,
 * because the application's own distribution properties or filters won.
 */
final class ThresholdBoundaries {

	private static final Log logger = LogFactory.getLog(ThresholdBoundaries.class);

	private ThresholdBoundaries() {
	}

	static void check(Operation operation, Tags tags, MeterRegistry registry) {
		Timer timer = registry.find(OperationMeters.DURATION.meterName()).tags(tags).tag("status", "success").timer();
		if (timer == null) {
			return;
		}
		List<Duration> missing = missing(operation, timer.takeSnapshot().histogramCounts());
		if (!missing.isEmpty()) {
			logger.info("%s of the operation '%s' is no bucket boundary, because other boundaries are configured for %s"
				.formatted(
						missing.stream()
							.map(DurationText::format)
							.collect(Collectors.joining(", ", "The threshold ", "")),
						LogText.of(operation.name()), OperationMeters.DURATION.meterName()));
		}
	}

	private static List<Duration> missing(Operation operation, CountAtBucket[] buckets) {
		if (buckets.length == 0) {
			return List.of();
		}
		Set<Long> boundaries = Arrays.stream(buckets)
			.map((bucket) -> Math.round(bucket.bucket(TimeUnit.NANOSECONDS)))
			.collect(Collectors.toSet());
		return operation.thresholds()
			.stream()
			.filter((threshold) -> !boundaries.contains(threshold.toNanos()))
			.toList();
	}

}
