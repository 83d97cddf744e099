package dev.monitored.registry;

import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExportingRegistry}.
 */
class ExportingRegistryTests {

	private final MeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	@Test
	void isTheOneThatPrometheusReads() {
		CompositeMeterRegistry registry = new CompositeMeterRegistry();
		IntStream.range(0, 10).forEach((number) -> registry.add(new SimpleMeterRegistry()));
		registry.add(nested());
		assertThat(ExportingRegistry.of(registry)).isSameAs(this.prometheus);
	}

	@Test
	void comesBeforeOthersByName() {
		CompositeMeterRegistry registry = new CompositeMeterRegistry();
		List.of(new SimpleMeterRegistry(), new AtlasLikeRegistry(), nested()).forEach(registry::add);
		assertThat(ExportingRegistry.members(registry)).extracting(ExportingRegistry::name)
			.containsExactly("PrometheusMeterRegistry", "AtlasLikeRegistry", "SimpleMeterRegistry");
	}

	@Test
	void isTheRegistryItselfWhereThereAreNoOthers() {
		CompositeMeterRegistry empty = new CompositeMeterRegistry();
		assertThat(ExportingRegistry.of(empty)).isSameAs(empty);
		assertThat(ExportingRegistry.of(this.prometheus)).isSameAs(this.prometheus);
	}

	private CompositeMeterRegistry nested() {
		CompositeMeterRegistry nested = new CompositeMeterRegistry();
		nested.add(this.prometheus);
		return nested;
	}

	/**
	 * A registry whose name comes first.
	 */
	private static final class AtlasLikeRegistry extends SimpleMeterRegistry {

	}

}
