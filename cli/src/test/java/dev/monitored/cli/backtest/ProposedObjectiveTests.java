package dev.monitored.cli.backtest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.monitored.cli.document.ProposedSlo;
import dev.monitored.slo.objective.Apdex;
import dev.monitored.slo.objective.Availability;
import dev.monitored.slo.objective.InvalidObjectiveException;
import dev.monitored.slo.objective.Latency;
import dev.monitored.slo.objective.Objective;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@link ProposedObjective} understands what an application understands.
 */
class ProposedObjectiveTests {

	@ParameterizedTest
	@ValueSource(strings = { "99.9%", "99.9", " 99.9 % ", "100%", "0%", "0.5", "0.5%", "99,9%", "x", "1%", "-1%" })
	void readsAvailability(String text) {
		assertSame(text, () -> Availability.parse(text), slo(text, List.of(), null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "p95 < 500ms", "P95<0.5s", "95% < 500 ms", "p99.9 < 2500us", "p95 < 1m", "p95 < 0ms",
			"p95", "95 < 1s", "p0.95 < 1s", "p95 < 1h", "p95 <= 1s", "p100 < 1s", "p95 < .5s" })
	void readsLatency(String text) {
		assertSame(text, () -> Latency.parse(text), slo(null, List.of(text), null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.95 @ 500ms", "0.95@1s", "1 @ 1s", "0 @ 1s", "0.5 @ 0s", "95% @ 1s" })
	void readsApdex(String text) {
		assertSame(text, () -> Apdex.parse(text), slo(null, List.of(), text));
	}

	private static void assertSame(String text, Reading application, ProposedSlo slo) {
		Objective expected = null;
		try {
			expected = application.read();
		}
		catch (InvalidObjectiveException ex) {
			// It is none
		}
		ProposedObjective found = null;
		try {
			found = ProposedObjective.of(slo).get(0);
		}
		catch (UntestableException ex) {
			// It is none
		}
		assertThat(found == null).as(text).isEqualTo(expected == null);
		if (found != null && expected != null) {
			assertThat(found.sli()).isEqualTo(expected.sli());
			assertThat(found.target()).isEqualByComparingTo(expected.target());
			assertThat(found.thresholds().stream().map(ProposedObjectiveTests::duration).toList())
				.isEqualTo(expected.thresholds());
		}
	}

	private static Duration duration(BigDecimal seconds) {
		return Duration.ofNanos(seconds.movePointRight(9).longValueExact());
	}

	private static ProposedSlo slo(@Nullable String availability, List<String> latency, @Nullable String apdex) {
		return new ProposedSlo("slo", "operation", Map.of(), List.of(), List.of(), availability, latency, apdex, null,
				false, true);
	}

	/**
	 * Reads an objective as an application does.
	 */
	private interface Reading {

		Objective read();

	}

}
