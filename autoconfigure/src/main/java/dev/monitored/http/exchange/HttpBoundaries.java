package dev.monitored.http.exchange;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import dev.monitored.buckets.BucketProfile;
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

	private static final Log logger = LogFactory.getLog(HttpBoundaries.class);

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
		BucketProfile profile = this.profiles.get(timer.signal());
		Collection<Duration> union = new TreeSet<>(profile.boundaries());
		union.addAll(this.slos.thresholds(timer.signal(), Map.of()));
		if (union.size() > BucketProfiles.MAX_WITH_THRESHOLDS) {
			logger.warn(
					"The bucket profile and the thresholds of all %s objectives give %d boundaries for %s, %d are allowed; the timer has those of the profile. The counters of the objectives are exact without"
						.formatted(timer.signal().id(), union.size(), timer.meterName(),
								BucketProfiles.MAX_WITH_THRESHOLDS));
			union = profile.boundaries();
		}
		return union.stream().mapToDouble(Duration::toNanos).toArray();
	}

}
