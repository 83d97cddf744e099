package dev.monitored.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;

/**
 * The meters of one context that read their values from its objects, such as gauges. The
 * context removes those that it added to a registry. Where contexts share a registry, the
 * registry hands the meter of the first one to the others.
 */
final class ReadMeters {

	private static final FailureLog failures = new FailureLog(ReadMeters.class);

	private final Set<MeterRegistry> heard = Collections.newSetFromMap(new WeakHashMap<>());

	private final ThreadLocal<@Nullable List<Added>> registering = new ThreadLocal<>();

	private final List<Added> own = new ArrayList<>();

	/**
	 * Registers a meter.
	 * @param registration registers the meter
	 * @param registry the registry, which may be one of several others
	 */
	void add(Function<MeterRegistry, ? extends Meter> registration, MeterRegistry registry) {
		List<MeterRegistry> registries = all(registry);
		for (MeterRegistry each : registries) {
			listen(each);
		}
		List<Added> added = new ArrayList<>();
		try {
			Meter.Id id = register(registration, registry, added).getId();
			added.removeIf((meter) -> !meter.isFor(id));
			if (isShared(registries, id, added)) {
				added.removeIf((meter) -> meter.registry() instanceof CompositeMeterRegistry);
			}
		}
		finally {
			keep(added);
		}
	}

	// Also where one registry of a composite threw: the others may have the meter
	private void keep(List<Added> added) {
		synchronized (this.own) {
			this.own.addAll(added);
		}
	}

	/**
	 * Removes the meters. Boot has closed the registries of the context by then, so that
	 * those which push have sent them; one that stays open may be behind a closed
	 * composite.
	 */
	void remove() {
		List<Added> removed;
		synchronized (this.own) {
			removed = List.copyOf(this.own);
			this.own.clear();
		}
		removed.forEach(ReadMeters::remove);
	}

	private static void remove(Added meter) {
		try {
			meter.registry().remove(meter.meter());
		}
		catch (Throwable ex) {
			failures.failed("A meter of a closed context could not be removed", ex);
		}
	}

	private Meter register(Function<MeterRegistry, ? extends Meter> registration, MeterRegistry registry,
			List<Added> added) {
		List<Added> outer = this.registering.get();
		this.registering.set(added);
		try {
			return registration.apply(registry);
		}
		finally {
			if (outer != null) {
				this.registering.set(outer);
			}
			else {
				this.registering.remove();
			}
		}
	}

	private void listen(MeterRegistry registry) {
		synchronized (this.heard) {
			if (!this.heard.add(registry)) {
				return;
			}
		}
		registry.config().onMeterAdded((meter) -> {
			List<Added> added = this.registering.get();
			if (added != null) {
				added.add(new Added(registry, meter));
			}
		});
	}

	/**
	 * Returns whether another context uses the meter as well. A composite would remove it
	 * from all of its registries, also from those that had it before.
	 * @param registries the registry and those behind it
	 * @param id the meter
	 * @param added what was added to the registry and those behind it
	 * @return whether it does
	 */
	private static boolean isShared(List<MeterRegistry> registries, Meter.Id id, List<Added> added) {
		for (MeterRegistry each : registries) {
			if (!(each instanceof CompositeMeterRegistry) && !isIn(each, added)
					&& each.find(id.getName()).tags(id.getTags()).meter() != null) {
				return true;
			}
		}
		return false;
	}

	private static boolean isIn(MeterRegistry registry, List<Added> added) {
		for (Added meter : added) {
			if (meter.registry() == registry) {
				return true;
			}
		}
		return false;
	}

	private static List<MeterRegistry> all(MeterRegistry registry) {
		List<MeterRegistry> all = new ArrayList<>();
		all.add(registry);
		if (registry instanceof CompositeMeterRegistry composite) {
			for (MeterRegistry behind : composite.getRegistries()) {
				all.addAll(all(behind));
			}
		}
		return all;
	}

	/**
	 * A meter that a registry did not have before.
	 *
	 * @param registry the registry
	 * @param meter the meter as it is there
	 */
	private record Added(MeterRegistry registry, Meter meter) {

		boolean isFor(Meter.Id id) {
			Meter.Id there = this.meter.getId();
			return there.getName().equals(id.getName()) && there.getTags().containsAll(id.getTags());
		}

	}

}
