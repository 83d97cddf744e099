package dev.monitored.indicator;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SampledStarts}.
 */
class SampledStartsTests {

	private static final int CALLS = 16_000;

	@Test
	void holdOneOfSixteenAtAnyInterval() {
		for (long interval = 1; interval < 2_000; interval++) {
			long each = interval;
			assertThat(sampled(LongStream.range(0, CALLS).map((call) -> 1_000_000 + call * each)))
				.as("calls each %d ns", each)
				.isBetween(800L, 1_200L);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, Long.MAX_VALUE - CALLS, Long.MIN_VALUE, -CALLS })
	void holdOneOfSixteenWhereverAClockBegins(long first) {
		assertThat(sampled(LongStream.range(0, CALLS).map((call) -> first + call * 1_000))).isBetween(800L, 1_200L);
	}

	private static long sampled(LongStream starts) {
		return starts.filter(SampledStarts::contain).count();
	}

}
