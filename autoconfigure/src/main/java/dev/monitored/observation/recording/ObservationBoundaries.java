package dev.monitored.observation.recording;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import org.springframework.core.Ordered;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.known.KnownValues;

/**
 * Puts the boundaries of the bucket profile and of objectives on the timers that
 * Micrometer makes of observations, where an objective has a threshold. It comes before
 * Boot's filter for properties, so that the application's own boundaries win. A registry
 * that outlives the context keeps the filter, which then does nothing.
 */
public final class ObservationBoundaries implements MeterFilter, Ordered, AutoCloseable {

	/**
	 * The order among filters: before Boot's filter for properties, which has order 0.
	 */
	private static final int ORDER = -100;

	private final BucketProfileCatalog profiles;

	private final SloCatalog slos;

	private final KnownValues<String, double[]> byName = new KnownValues<>(this::nanos);

	private volatile boolean isClosed;

	/**
	 * Creates a filter.
	 * @param profiles the bucket profiles
	 * @param slos the SLOs
	 */
	public ObservationBoundaries(BucketProfileCatalog profiles, SloCatalog slos) {
		this.profiles = profiles;
		this.slos = slos;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
		if (id.getType() != Meter.Type.TIMER || this.isClosed) {
			return config;
		}
		double[] nanos = this.byName.get(id.getName());
		return (nanos.length == 0 || config.getServiceLevelObjectiveBoundaries() != null) ? config
				: DistributionStatisticConfig.builder().serviceLevelObjectives(nanos).build().merge(config);
	}

	@Override
	public void close() {
		this.isClosed = true;
	}

	private double[] nanos(String name) {
		Set<Duration> thresholds = this.slos.thresholds(ObservationSignals.OBSERVATION,
				Map.of(ObservedLabels.NAME, name));
		return thresholds.isEmpty() ? new double[0]
				: this.profiles.union(ObservationSignals.OBSERVATION, thresholds, name)
					.stream()
					.mapToDouble(Duration::toNanos)
					.toArray();
	}

}
