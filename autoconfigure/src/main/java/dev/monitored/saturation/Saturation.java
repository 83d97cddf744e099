package dev.monitored.saturation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.MonotonicTime;

/**
 * How full the resources of the process are. It listens to the registry for the gauges
 * that tell so, and reads them when it is asked.
 */
public final class Saturation implements AutoCloseable {

	private static final FailureLog failures = new FailureLog(Saturation.class);

	private final Map<Key, MeasuredResource> resources = new ConcurrentHashMap<>();

	private final @Nullable SaturationGauges exported;

	private final RegistryListener listener = new RegistryListener(this);

	/**
	 * Creates the saturation of what a registry knows or will know.
	 * @param meters where the registry comes from
	 * @param exported the gauges of the resources, or {@code null} if they are not wanted
	 */
	Saturation(DeferredMeters meters, @Nullable SaturationGauges exported) {
		this.exported = exported;
		meters.registration(SaturationGauges.METER.meterName(), this::listenTo).ensure();
	}

	/**
	 * Returns how full each resource is.
	 * @return the resources, the fullest one first, and those last that may be full by
	 * design
	 */
	public List<ResourceUse> resources() {
		return this.resources.values().stream().flatMap(Saturation::use).sorted(fullestFirst()).toList();
	}

	@Override
	public void close() {
		this.listener.owner = null;
		this.resources.clear();
	}

	private void listenTo(MeterRegistry registry) {
		registry.config().onMeterAdded(this.listener::added).onMeterRemoved(this.listener::removed);
		for (Meter meter : registry.getMeters()) {
			this.listener.added(meter);
		}
	}

	private void add(LimitedResource resource, Gauge gauge) {
		MeasuredResource measured = this.resources.computeIfAbsent(Key.of(resource, gauge),
				(key) -> new MeasuredResource(resource, resource.name(gauge.getId()), MonotonicTime::nanos));
		measured.add(resource.part(gauge.getId()), gauge);
		if (this.exported != null && measured.isLimited()) {
			this.exported.add(measured);
		}
	}

	private void remove(LimitedResource resource, Gauge gauge) {
		Key key = Key.of(resource, gauge);
		MeasuredResource measured = this.resources.get(key);
		if (measured == null) {
			return;
		}
		measured.remove(resource.part(gauge.getId()));
		if (measured.isEmpty()) {
			this.resources.remove(key);
			if (this.exported != null) {
				this.exported.remove(measured);
			}
		}
	}

	private static Comparator<ResourceUse> fullestFirst() {
		return Comparator.comparing(ResourceUse::isWithoutQueue)
			.thenComparing(Comparator.comparingDouble(ResourceUse::fullness).reversed())
			.thenComparing(ResourceUse::kind)
			.thenComparing(ResourceUse::name);
	}

	private static Stream<ResourceUse> use(MeasuredResource resource) {
		try {
			return Stream.ofNullable(resource.use());
		}
		catch (Throwable ex) {
			failures.failed("A resource is missing in the saturation", ex);
			return Stream.empty();
		}
	}

	/**
	 * Listens to a registry. One that outlives the context keeps it, and it then leads to
	 * nothing.
	 */
	private static final class RegistryListener {

		private volatile @Nullable Saturation owner;

		RegistryListener(Saturation owner) {
			this.owner = owner;
		}

		void added(Meter meter) {
			hear(meter, true);
		}

		void removed(Meter meter) {
			hear(meter, false);
		}

		// Whatever fails here would fail in the code that registers a meter
		private void hear(Meter meter, boolean isAdded) {
			try {
				Saturation open = this.owner;
				if (open != null && meter instanceof Gauge gauge) {
					for (LimitedResource resource : LimitedResource.of(gauge.getId())) {
						if (isAdded) {
							open.add(resource, gauge);
						}
						else {
							open.remove(resource, gauge);
						}
					}
				}
			}
			catch (Throwable ex) {
				failures.failed("A meter is missing in the saturation", ex);
			}
		}

	}

	/**
	 * What gauges of one resource have in common.
	 *
	 * @param resource what it is
	 * @param tags the labels of its gauges
	 */
	private record Key(LimitedResource resource, List<Tag> tags) {

		static Key of(LimitedResource resource, Gauge gauge) {
			return new Key(resource, gauge.getId().getTags());
		}

	}

}
