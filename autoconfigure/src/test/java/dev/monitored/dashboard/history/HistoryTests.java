package dev.monitored.dashboard.history;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link History}.
 */
class HistoryTests {

	private static final long START = 1_700_000_040_000L;

	private final History history = new History();

	@Test
	void keepsSixHoursOfTenSeconds() {
		long end = START;
		for (int sample = 0; sample < 3_000; sample++) {
			end = START + 10_000L * sample;
			this.history.add(end, Map.of("x", (double) sample));
		}
		SampledSeries hour = this.history.samples(Range.HOUR, end, 0);
		assertThat(hour.times()).hasSize(360).endsWith(end);
		assertThat(hour.series().get("x")).hasSize(360).endsWith(2_999f);
		assertThat(this.history.samples(Range.HOURS, end, 0).times().length).isEqualTo(360);
	}

	@Test
	void takesAtMostTwoMegabytes() {
		Map<String, Double> values = new HashMap<>();
		for (int series = 0; series < 10_000; series++) {
			values.put("series." + series, 1.0);
		}
		Map<Double, Long> calls = new HashMap<>();
		for (int bound = 0; bound < 1_000; bound++) {
			calls.put(bound / 1000.0, 1L);
		}
		calls.put(Double.POSITIVE_INFINITY, 1L);
		Map<String, Map<Double, Long>> latency = new HashMap<>();
		Map<String, NavigableSet<Double>> thresholds = new HashMap<>();
		for (int signal = 0; signal < 20; signal++) {
			latency.put("signal-" + signal, calls);
			thresholds.put("signal-" + signal, new TreeSet<>(calls.keySet()));
		}
		for (int sample = 0; sample < 2_200; sample++) {
			this.history.addLatency(START + 10_000L * sample, latency, thresholds);
			this.history.add(START + 10_000L * sample, values);
			this.history.addFine(START + 1_000L * sample, values);
		}
		assertThat(this.history.bytes()).isLessThanOrEqualTo(2_000_000);
		assertThat(this.history.samples(Range.HOUR, START + 10_000L * 2_199, 0).series()).hasSize(History.MOST_SERIES);
	}

	@Test
	void losesNoPeakOfSixHours() {
		for (int sample = 0; sample < 12; sample++) {
			this.history.add(START + 10_000L * sample, Map.of("x", (sample == 3) ? 9.0 : 1.0));
		}
		SampledSeries samples = this.history.samples(Range.HOURS, START + 110_000, 0);
		assertThat(samples.times()).hasSize(2);
		assertThat(samples.series().get("x")).containsExactly(9f, 1f);
	}

	@Test
	void takesWhatIsAboveTheLastBoundaryForTheLargestOfAMinute() {
		this.history.add(START, Map.of("p95Above", 0.1, "p95AtMost", 0.5));
		this.history.add(START + 10_000, Map.of("p95Above", 1.0, "p95AtMost", Double.POSITIVE_INFINITY));
		this.history.add(START + 19_999, Map.of("p95Above", 0.5, "p95AtMost", 1.0));
		assertThat(this.history.samples(Range.HOURS, START + 20_000, 0).series())
			.hasEntrySatisfying("p95Above", (above) -> assertThat(above).containsExactly(1f))
			.hasEntrySatisfying("p95AtMost", (atMost) -> assertThat(atMost).containsExactly(Float.POSITIVE_INFINITY));
	}

	@Test
	void prefersTheSecondsThatWereWatched() {
		this.history.add(START, Map.of("x", 1.0));
		this.history.add(START + 10_000, Map.of("x", 2.0));
		for (int second = 11; second < 20; second++) {
			this.history.addFine(START + 1_000L * second, Map.of("x", 100.0 + second));
		}
		this.history.add(START + 20_000, Map.of("x", 3.0));
		this.history.add(START + 30_000, Map.of("x", 4.0));
		SampledSeries samples = this.history.samples(Range.MINUTES, START + 30_000, 0);
		assertThat(samples.series().get("x")).containsExactly(1f, 111f, 112f, 113f, 114f, 115f, 116f, 117f, 118f, 119f,
				4f);
		assertThat(samples.times()).isSorted();
	}

	@Test
	void returnsOnlyWhatCameLater() {
		this.history.add(START, Map.of("x", 1.0));
		this.history.add(START + 10_000, Map.of("x", 2.0));
		assertThat(this.history.samples(Range.HOUR, START + 10_000, START).times()).containsExactly(START + 10_000);
		assertThat(this.history.samples(Range.HOUR, START + 10_000, START + 10_000).times()).isEmpty();
	}

	@Test
	void knowsNoValueOfASeriesThatBeganLater() {
		this.history.add(START, Map.of("x", 1.0));
		this.history.add(START + 10_000, Map.of("y", 2.0));
		assertThat(this.history.samples(Range.HOUR, START + 10_000, 0).series().get("y")).containsExactly(Float.NaN,
				2f);
	}

	@Test
	void makesRoomForOtherSeries() {
		for (int sample = 0; sample < 2_160; sample++) {
			this.history.add(START + 10_000L * sample, Map.of("old", 1.0));
		}
		for (int sample = 2_160; sample < 4_321; sample++) {
			this.history.add(START + 10_000L * sample, Map.of("new", 1.0));
		}
		assertThat(this.history.samples(Range.HOUR, START + 43_200_000L, 0).series()).containsOnlyKeys("new");
		assertThat(this.history.bytes()).isEqualTo(new History().bytes() + 2_160 * 4);
	}

}
