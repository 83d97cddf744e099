package dev.monitored.http.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import dev.monitored.buckets.BucketProfiles;
import dev.monitored.catalog.SloCatalog;

/**
 * Puts the boundaries of a signal's bucket profile and of its objectives on Boot's timers
 * of requests. It comes before Boot's filter for properties, so that the application's
 * own boundaries win. An observation convention may give the timers other names, which
 * become known with the first request, before its time is recorded.
 */
public final class HttpBoundaries implements MeterFilter, Ordered {

	/**
	 * The order among filters: before Boot's filter for properties, which has order 0.
	 */
	public static final int ORDER = -100;

	private final BucketProfiles profiles;

	private final SloCatalog slos;

	private final Map<String, double[]> boundaries = new ConcurrentHashMap<>();

	/**
	 * Creates a filter for the timers as Boot calls them.
	 * @param profiles the bucket profiles
	 * @param slos the SLOs
	 */
	public HttpBoundaries(BucketProfiles profiles, SloCatalog slos) {
		this.profiles = profiles;
		this.slos = slos;
		for (HttpTimer timer : HttpTimer.values()) {
			this.boundaries.put(timer.meterName(), nanos(timer));
		}
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	/**
	 * Says under which name requests are timed.
	 * @param timer the timer
	 * @param name its name, if it is known
	 */
	public void isCalled(HttpTimer timer, @Nullable String name) {
		if (name != null && !this.boundaries.containsKey(name)) {
			this.boundaries.put(name, nanos(timer));
		}
	}

	@Override
	public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
		double[] nanos = (id.getType() == Meter.Type.TIMER) ? this.boundaries.get(id.getName()) : null;
		if (nanos == null) {
			return config;
		}
		return DistributionStatisticConfig.builder().serviceLevelObjectives(nanos).build().merge(config);
	}

	private double[] nanos(HttpTimer timer) {
		return this.profiles.union(timer.signal(), this.slos.thresholds(timer.signal(), Map.of()), timer.meterName())
			.stream()
			.mapToDouble(Duration::toNanos)
			.toArray();
	}

}
