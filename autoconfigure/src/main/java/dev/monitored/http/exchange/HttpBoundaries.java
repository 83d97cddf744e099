package dev.monitored.http.exchange;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import org.springframework.core.Ordered;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.catalog.SloCatalog;

/**
 * Puts the boundaries of a signal's bucket profile and of its objectives on Boot's timers
 * of requests. It comes before Boot's filter for properties, so that the application's
 * own boundaries win. An observation convention may give the timers other names, which
 * become known with the first request, before its time is recorded. A registry that
 * outlives the context keeps the filter, which then does nothing.
 */
public final class HttpBoundaries implements MeterFilter, Ordered, AutoCloseable {

	/**
	 * The order among filters: before Boot's filter for properties, which has order 0.
	 */
	public static final int ORDER = -100;

	private final Map<HttpTimer, double[]> bySignal = new EnumMap<>(HttpTimer.class);

	private final Map<String, double[]> boundaries = new ConcurrentHashMap<>();

	private volatile boolean isClosed;

	/**
	 * Creates a filter for the timers as Boot calls them.
	 * @param profiles the bucket profiles
	 * @param slos the SLOs
	 */
	public HttpBoundaries(BucketProfileCatalog profiles, SloCatalog slos) {
		for (HttpTimer timer : HttpTimer.values()) {
			double[] nanos = nanos(timer, profiles, slos);
			this.bySignal.put(timer, nanos);
			this.boundaries.put(timer.meterName(), nanos);
		}
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	/**
	 * Says under which name requests are timed.
	 * @param timer the timer
	 * @param name its name
	 */
	public void isCalled(HttpTimer timer, String name) {
		if (!this.boundaries.containsKey(name)) {
			this.boundaries.put(name, this.bySignal.get(timer));
		}
	}

	@Override
	public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
		double[] nanos = (id.getType() == Meter.Type.TIMER && !this.isClosed) ? this.boundaries.get(id.getName())
				: null;
		if (nanos == null) {
			return config;
		}
		return DistributionStatisticConfig.builder().serviceLevelObjectives(nanos).build().merge(config);
	}

	@Override
	public void close() {
		this.isClosed = true;
	}

	private static double[] nanos(HttpTimer timer, BucketProfileCatalog profiles, SloCatalog slos) {
		List<Duration> union = profiles.union(timer.signal(), slos.thresholds(timer.signal(), Map.of()),
				timer.meterName());
		double[] nanos = new double[union.size()];
		for (int index = 0; index < nanos.length; index++) {
			nanos[index] = union.get(index).toNanos();
		}
		return nanos;
	}

}
