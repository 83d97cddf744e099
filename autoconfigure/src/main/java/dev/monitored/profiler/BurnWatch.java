package dev.monitored.profiler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.catalog.status.PageSpeed;
import dev.monitored.indicator.TrackedSlo;

/**
 * Tells which SLOs begin to burn at a speed that pages. One that stops and begins again
 * soon does not begin anew.
 */
final class BurnWatch implements Supplier<List<String>> {

	private static final long REST_NANOS = Duration.ofMinutes(30).toNanos();

	private final SloCatalog catalog;

	private final LongSupplier nanos;

	private final Map<String, Long> lastBurnt = new HashMap<>();

	/**
	 * Creates a watch.
	 * @param catalog the SLOs
	 * @param nanos returns the time in nanoseconds
	 */
	BurnWatch(SloCatalog catalog, LongSupplier nanos) {
		this.catalog = catalog;
		this.nanos = nanos;
	}

	@Override
	public List<String> get() {
		long now = this.nanos.getAsLong();
		List<String> begun = new ArrayList<>();
		for (TrackedSlo slo : this.catalog.slos()) {
			if (PageSpeed.isReached(slo)) {
				String name = slo.slo().name();
				Long last = this.lastBurnt.put(name, now);
				if (last == null || now - last > REST_NANOS) {
					begun.add(name);
				}
			}
		}
		return begun;
	}

}
