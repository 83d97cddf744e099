package dev.monitored.test.call;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.logging.LoggingMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link OperationReader}.
 */
class OperationReaderTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7 })
	void readsTheRegistryOfPrometheusOfSeveral(int others) {
		CompositeMeterRegistry registry = new CompositeMeterRegistry();
		for (int other = 0; other < others; other++) {
			registry.add(silent());
		}
		registry.add(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
		registry.add(silent());
		timer(registry).record(Duration.ofSeconds(1));
		assertThat(OperationReader.read(registry)).hasEntrySatisfying("orders.place",
				(counts) -> assertThat(counts.buckets()).isNotEmpty());
	}

	@Test
	void saysWhatToDoWhereAllRegistriesPush() {
		MeterRegistry pushing = new LoggingMeterRegistry();
		assertThatIllegalStateException().isThrownBy(() -> OperationReader.read(pushing))
			.withMessage("The application has no meter registry that adds up, such as those that Prometheus reads or "
					+ "that are in memory. Give the test one in memory alone: "
					+ "management.defaults.metrics.export.enabled=false and "
					+ "management.simple.metrics.export.enabled=true");
		pushing.close();
	}

	@Test
	void comparesTimeToTheNanosecond() {
		MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		timer(registry).record(Duration.ofDays(100));
		OperationCounts before = read(registry);
		timer(registry).record(Duration.ofNanos(500_000_001));
		OperationCounts counts = read(registry).since(before);
		assertThat(counts.fit(List.of(Duration.ofNanos(500_000_001)))).isTrue();
		assertThat(counts.fit(List.of(Duration.ofMillis(500)))).isFalse();
	}

	@Test
	void comparesTimeAsExactlyAsItIsKnown() {
		MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		timer(registry).record(Duration.ofDays(105));
		OperationCounts before = read(registry);
		timer(registry).record(Duration.ofNanos(500_000_001));
		OperationCounts counts = read(registry).since(before);
		assertThat(counts.fit(List.of(Duration.ofNanos(500_000_001)))).isTrue();
		assertThat(counts.fit(List.of(Duration.ofMillis(501)))).isFalse();
	}

	@Test
	void readsWhatIsInFlightBeforeWhatIsRecorded() {
		MeterRegistry registry = new SimpleMeterRegistry();
		Timer timer = timer(registry);
		Gauge.builder("operation.active", () -> {
			timer.record(Duration.ofSeconds(1));
			return 0;
		}).tag("operation", "orders.place").register(registry);
		assertThat(read(registry).ended()).isEqualTo(1);
	}

	private static OperationCounts read(MeterRegistry registry) {
		return OperationReader.read(registry).getOrDefault("orders.place", OperationCounts.NONE);
	}

	private static Timer timer(MeterRegistry registry) {
		return Timer.builder("operation.duration")
			.tags("operation", "orders.place", "status", "success")
			.serviceLevelObjectives(Duration.ofSeconds(1))
			.register(registry);
	}

	private static MeterRegistry silent() {
		MeterRegistry silent = new SimpleMeterRegistry();
		silent.config().meterFilter(MeterFilter.denyNameStartsWith("operation"));
		return silent;
	}

}
