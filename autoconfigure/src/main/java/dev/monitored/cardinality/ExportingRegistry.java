package dev.monitored.cardinality;

import java.util.Comparator;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/**
 * Finds the registry that exports meters. Of several, it is the one that Prometheus
 * reads.
 */
final class ExportingRegistry {

	private ExportingRegistry() {
	}

	static MeterRegistry of(MeterRegistry registry) {
		return members(registry)
			.min(Comparator.comparing((MeterRegistry member) -> !name(member).startsWith("Prometheus"))
				.thenComparing(ExportingRegistry::name))
			.orElse(registry);
	}

	static String name(MeterRegistry registry) {
		return registry.getClass().getSimpleName();
	}

	private static Stream<MeterRegistry> members(MeterRegistry registry) {
		return (registry instanceof CompositeMeterRegistry composite)
				? composite.getRegistries().stream().flatMap(ExportingRegistry::members) : Stream.of(registry);
	}

}
