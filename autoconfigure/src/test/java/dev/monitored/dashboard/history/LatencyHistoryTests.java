package dev.monitored.dashboard.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LatencyHistory}.
 */
class LatencyHistoryTests {

	private static final long START = 1_700_000_040_000L;

	private static final double INFINITE = Double.POSITIVE_INFINITY;

	private final LatencyHistory history = new LatencyHistory();

	@Test
	void addsUpTheCallsOfHalfAMinute() {
		add(START + 1_000, calls(0.1, 3, 0.5, 1));
		add(START + 29_999, calls(0.1, 2, INFINITE, 1));
		add(START + 30_000, calls(0.5, 7));
		LatencyColumns columns = columns(Range.HOUR, START + 30_000, 0);
		assertThat(columns.bounds()).containsExactly(0.1, 0.5, INFINITE);
		assertThat(columns.times()).containsExactly(START, START + 30_000);
		assertThat(columns.calls()).containsExactly(List.of(0, 5, 1, 1, 2, 1), List.of(1, 7));
	}

	@Test
	void returnsAColumnAgainUntilItIsOver() {
		add(START, calls(0.1, 1));
		add(START + 30_000, calls(0.1, 1));
		add(START + 40_000, calls(0.1, 4));
		assertThat(columns(Range.HOUR, START + 41_000, START + 35_000).calls()).containsExactly(List.of(0, 5));
		assertThat(this.history.since(Range.HOUR, START + 41_000, START + 40_000)).isEmpty();
	}

	@Test
	void addsUpTwoMinutesOfSixHours() {
		for (int step = 0; step < 8; step++) {
			add(START + 30_000L * step, calls(0.1, 1, 0.5, step));
		}
		long begin = START - START % 120_000;
		LatencyColumns columns = columns(Range.HOURS, START + 240_000, 0);
		assertThat(columns.times()).startsWith(begin).doesNotHaveDuplicates();
		assertThat(columns.calls().stream().mapToInt((column) -> column.get(1)).sum()).isEqualTo(8);
		assertThat(columns.times()).allMatch((time) -> time % 120_000 == 0);
	}

	@Test
	void keepsSixHours() {
		for (int step = 0; step < 900; step++) {
			add(START + 30_000L * step, calls(0.1, 1));
		}
		long end = START + 30_000L * 899;
		assertThat(columns(Range.HOURS, end, 0).times()).hasSizeBetween(179, 181);
		assertThat(columns(Range.HOUR, end, 0).times()).hasSizeBetween(120, 121);
		assertThat(columns(Range.MINUTES, end, 0).times()).hasSizeBetween(30, 31);
	}

	@Test
	void foldsBoundsThatAreTooManyAndLosesNoCall() {
		Map<Double, Long> calls = new HashMap<>();
		for (int bound = 1; bound <= 100; bound++) {
			calls.put(bound / 100.0, 1L);
		}
		add(START, Map.of("operation", calls));
		LatencyColumns columns = columns(Range.HOUR, START, 0);
		assertThat(columns.bounds().size()).isLessThanOrEqualTo(LatencyHistory.MOST_BOUNDS + 1);
		List<Integer> column = columns.calls().get(0);
		int sum = 0;
		for (int pair = 1; pair < column.size(); pair += 2) {
			sum += column.get(pair);
		}
		assertThat(sum).isEqualTo(100);
	}

	@Test
	void forgetsBoundsThatNoCallHadForSixHours() {
		add(START, calls(0.25, 1));
		for (int step = 1; step < 1_500; step++) {
			add(START + 30_000L * step, calls(0.1, 1));
		}
		assertThat(columns(Range.HOUR, START + 30_000L * 1_499, 0).bounds()).containsExactly(0.1);
	}

	@Test
	void drawsNoCallAboveAThresholdThatItKept() {
		NavigableSet<Double> thresholds = new TreeSet<>(List.of(0.3, 0.505, 0.8, 5.0));
		Map<Double, Long> first = new HashMap<>();
		for (int bound = 1; bound <= 60; bound++) {
			first.put((bound <= 30) ? bound / 1_000.0 : bound, 1L);
		}
		this.history.add(START, Map.of("operation", first), Map.of("operation", thresholds));
		for (double bound : new double[] { 0.29, 0.3, 0.5, 0.79, 4.9 }) {
			this.history.add(START, Map.of("operation", Map.of(bound, 1L)), Map.of("operation", thresholds));
		}
		LatencyColumns columns = columns(Range.HOUR, START, 0);
		assertThat(callsWithin(columns, 0.3)).isEqualTo(32);
		assertThat(callsWithin(columns, 0.505)).isEqualTo(33);
		assertThat(callsWithin(columns, 0.8)).isEqualTo(34);
		assertThat(callsWithin(columns, 5.0)).isEqualTo(35);
	}

	private void add(long time, Map<String, Map<Double, Long>> calls) {
		this.history.add(time, calls, Map.of());
	}

	private static int callsWithin(LatencyColumns columns, double seconds) {
		List<Integer> column = columns.calls().get(0);
		int sum = 0;
		for (int pair = 0; pair < column.size(); pair += 2) {
			sum += (columns.bounds().get(column.get(pair)) <= seconds) ? column.get(pair + 1) : 0;
		}
		return sum;
	}

	private LatencyColumns columns(Range range, long now, long since) {
		return Objects.requireNonNull(this.history.since(range, now, since).get("operation"));
	}

	private static Map<String, Map<Double, Long>> calls(double... boundsAndNumbers) {
		Map<Double, Long> calls = new HashMap<>();
		for (int pair = 0; pair < boundsAndNumbers.length; pair += 2) {
			if (boundsAndNumbers[pair + 1] > 0) {
				calls.put(boundsAndNumbers[pair], (long) boundsAndNumbers[pair + 1]);
			}
		}
		return Map.of("operation", calls);
	}

}
