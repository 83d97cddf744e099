package dev.monitored.registry;

import java.util.Comparator;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/**
 * Finds the registry that exports meters. Of several, it is the one that Prometheus
 * reads. A composite keeps its registries in no order, so further ones are in that of
 * their names.
 */
public final class ExportingRegistry {

	private static final Comparator<MeterRegistry> ORDER = Comparator
		.comparing((MeterRegistry member) -> !name(member).startsWith("Prometheus"))
		.thenComparing(ExportingRegistry::name);

	private ExportingRegistry() {
	}

	/**
	 * Returns the registry that exports meters.
	 * @param registry the registry of the application
	 * @return the registry that Prometheus reads, or else the first by name
	 */
	public static MeterRegistry of(MeterRegistry registry) {
		return members(registry).findFirst().orElse(registry);
	}

	/**
	 * Returns the registries of which one consists.
	 * @param registry the registry of the application
	 * @return the registries, the one that Prometheus reads first
	 */
	public static Stream<MeterRegistry> members(MeterRegistry registry) {
		return leaves(registry).sorted(ORDER);
	}

	/**
	 * Returns what a registry is called.
	 * @param registry the registry
	 * @return the simple name of its class
	 */
	public static String name(MeterRegistry registry) {
		return registry.getClass().getSimpleName();
	}

	private static Stream<MeterRegistry> leaves(MeterRegistry registry) {
		return (registry instanceof CompositeMeterRegistry composite)
				? composite.getRegistries().stream().flatMap(ExportingRegistry::leaves) : Stream.of(registry);
	}

}
