package dev.monitored.runtime;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import org.springframework.core.Ordered;

import dev.monitored.buckets.BucketProfile;

/**
 * Puts the boundaries of a bucket profile on Micrometer's timer of collection pauses. It
 * comes before Boot's filter for properties, so that the application's own boundaries
 * win. A registry that outlives the context keeps the filter, which then does nothing.
 */
final class GcPauseBoundaries implements MeterFilter, Ordered, AutoCloseable {

	private static final String PAUSE = "jvm.gc.pause";

	private static final int ORDER = -100;

	private final double[] nanos;

	private volatile boolean isClosed;

	GcPauseBoundaries(BucketProfile profile) {
		this.nanos = new double[profile.boundaries().size()];
		for (int index = 0; index < this.nanos.length; index++) {
			this.nanos[index] = profile.boundaries().get(index).toNanos();
		}
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
		if (this.isClosed || id.getType() != Meter.Type.TIMER || !id.getName().equals(PAUSE)
				|| config.getServiceLevelObjectiveBoundaries() != null) {
			return config;
		}
		return DistributionStatisticConfig.builder().serviceLevelObjectives(this.nanos).build().merge(config);
	}

	@Override
	public void close() {
		this.isClosed = true;
	}

}
