package dev.monitored.registry;

import java.util.Comparator;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/**
 * Finds the registry that exports meters. Of several, it is the one that Prometheus
 * reads: the buckets of the others need not count since start.
 */
public final class ExportingRegistry {

	private ExportingRegistry() {
	}

	/**
	 * Returns the registry whose meters are exported.
	 * @param registry the registry, or a composite
	 * @return the registry, which is no composite unless that is empty
	 */
	public static MeterRegistry of(MeterRegistry registry) {
		return members(registry)
			.min(Comparator.comparing((MeterRegistry member) -> !name(member).startsWith("Prometheus"))
				.thenComparing(ExportingRegistry::name))
			.orElse(registry);
	}

	/**
	 * Returns what a registry is called.
	 * @param registry the registry
	 * @return the simple name of its class
	 */
	public static String name(MeterRegistry registry) {
		return registry.getClass().getSimpleName();
	}

	private static Stream<MeterRegistry> members(MeterRegistry registry) {
		return (registry instanceof CompositeMeterRegistry composite)
				? composite.getRegistries().stream().flatMap(ExportingRegistry::members) : Stream.of(registry);
	}

}
