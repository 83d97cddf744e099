package dev.monitored.cli.backtest;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BucketReader}.
 */
class BucketReaderTests {

	private static final int DAY = 1440;

	private static final BigDecimal THRESHOLD = new BigDecimal("0.5");

	private final Map<String, double[]> timer = new HashMap<>();

	@Test
	void isExactOnDaysThatHaveTheBoundaryThroughout() {
		bucket("0.25", 1, 0);
		bucket("0.5", 2, DAY + 60);
		bucket("1.0", 3, 0);
		bucket("+Inf", 4, 0);
		TimedCalls calls = new BucketReader(THRESHOLD, this.timer, 3 * DAY).read();
		assertThat(fast(calls, 0)).containsExactly(1, 3);
		assertThat(fast(calls, DAY + 1_000)).as("the day on which the boundary came").containsExactly(1, 3);
		assertThat(fast(calls, 2 * DAY)).containsExactly(2, 2);
		assertThat(calls.between()).containsExactly("0.25 s and 1 s");
	}

	@Test
	void knowsNoBoundaryAboveTheHighest() {
		bucket("0.25", 1, 0);
		bucket("+Inf", 4, 0);
		TimedCalls calls = new BucketReader(THRESHOLD, this.timer, 3 * DAY).read();
		assertThat(fast(calls, 0)).containsExactly(1, 4);
		assertThat(calls.between()).containsExactly("0.25 s and no boundary above");
	}

	@Test
	void readsEverySpellingOfABoundary() {
		bucket("0.50", 2, 0);
		bucket("+Inf", 4, 0);
		assertThat(fast(new BucketReader(THRESHOLD, this.timer, 3 * DAY).read(), 0)).containsExactly(2, 2);
	}

	@Test
	void addsUpTwoSpellingsOfABoundary() {
		bucket("0.50", 2, 0);
		bucket("0.5", 1, DAY);
		bucket("+Inf", 4, 0);
		TimedCalls calls = new BucketReader(THRESHOLD, this.timer, 3 * DAY).read();
		assertThat(fast(calls, 0)).containsExactly(2, 2);
		assertThat(fast(calls, DAY)).containsExactly(3, 3);
	}

	@Test
	void inventsNothingWhereThereIsNoData() {
		bucket("0.5", 2, 100);
		bucket("+Inf", 4, 100);
		TimedCalls calls = new BucketReader(THRESHOLD, this.timer, 3 * DAY).read();
		assertThat(fast(calls, 0)).containsOnly(Double.NaN);
		assertThat(fast(calls, 100)).containsExactly(2, 2);
		assertThat(calls.between()).isEmpty();
	}

	private void bucket(String boundary, double perMinute, int from) {
		double[] counts = new double[3 * DAY];
		Arrays.fill(counts, perMinute);
		Arrays.fill(counts, 0, from, Double.NaN);
		this.timer.put(boundary, counts);
	}

	private static double[] fast(TimedCalls calls, int minute) {
		return new double[] { calls.fast().fewest()[minute], calls.fast().most()[minute] };
	}

}
