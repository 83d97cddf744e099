package dev.monitored.profiler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.catalog.status.PageSpeed;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.profiler.slice.BurningSlos;

/**
 * Knows which SLOs have begun to burn at a speed that pages. One of which a profile is
 * kept, and that stops and begins again soon, does not begin anew.
 */
final class BurnWatch implements BurningSlos {

	private static final long REST_NANOS = Duration.ofMinutes(30).toNanos();

	private final SloCatalog catalog;

	private final LongSupplier nanos;

	/**
	 * When SLOs burnt last of which a profile is kept.
	 */
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
	public List<String> begun() {
		long now = this.nanos.getAsLong();
		List<String> begun = new ArrayList<>();
		for (TrackedSlo slo : this.catalog.slos()) {
			String name = slo.slo().name();
			if (PageSpeed.isReached(slo)) {
				if (this.lastBurnt.replace(name, now) == null) {
					begun.add(name);
				}
			}
			else if (now - this.lastBurnt.getOrDefault(name, now) > REST_NANOS) {
				this.lastBurnt.remove(name);
			}
		}
		return begun;
	}

	@Override
	public void kept(List<String> slos) {
		long now = this.nanos.getAsLong();
		slos.forEach((slo) -> this.lastBurnt.put(slo, now));
	}

}
