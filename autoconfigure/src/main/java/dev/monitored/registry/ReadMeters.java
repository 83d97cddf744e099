package dev.monitored.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The meters of one context that read their values from its objects, such as gauges. The
 * context that registered a meter first removes it; where contexts share a registry, the
 * others were handed the meter of the first one.
 */
final class ReadMeters {

	private static final Map<MeterRegistry, Set<Meter.Id>> REGISTERED = new WeakHashMap<>();

	private final List<Meter.Id> own = new ArrayList<>();

	void add(Meter meter, MeterRegistry registry) {
		synchronized (REGISTERED) {
			if (REGISTERED.computeIfAbsent(registry, (added) -> new HashSet<>()).add(meter.getId())) {
				this.own.add(meter.getId());
			}
		}
	}

	/**
	 * Removes the meters. Boot has closed the registries of the context by then, so that
	 * those which push have sent them; one that stays open may be behind a closed
	 * composite.
	 * @param registry the registry
	 */
	void removeFrom(MeterRegistry registry) {
		List<Meter.Id> removed;
		synchronized (REGISTERED) {
			removed = List.copyOf(this.own);
			this.own.clear();
			Set<Meter.Id> registered = REGISTERED.get(registry);
			if (registered != null) {
				removed.forEach(registered::remove);
			}
		}
		removed.forEach(registry::remove);
	}

}
