package dev.monitored.dashboard.signal;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Band}.
 */
class BandTests {

	@Test
	void isTheBucketInWhichThePercentileLies() {
		Map<Band, Long> calls = Map.of(new Band(0, 0.1), 94L, new Band(0.1, 0.5), 4L, new Band(0.5, 1), 2L);
		assertThat(Band.of(0.95, calls)).isEqualTo(new Band(0.1, 0.5));
		assertThat(Band.of(0.94, calls)).isEqualTo(new Band(0, 0.1));
		assertThat(Band.of(0.99, calls)).isEqualTo(new Band(0.5, 1));
	}

	@Test
	void isNotKnownWithoutCalls() {
		assertThat(Band.of(0.95, Map.of())).isNull();
	}

	@Test
	void holdsForBucketsThatDiffer() {
		Map<Band, Long> calls = Map.of(new Band(0, 0.3), 50L, new Band(0.1, 0.2), 45L, new Band(0.25, 4), 5L);
		assertThat(Band.of(0.95, calls)).isEqualTo(new Band(0.1, 0.3));
	}

	@Test
	void hasNoEndAboveTheLastBoundary() {
		Map<Band, Long> calls = Map.of(new Band(0, 0.3), 1L, new Band(0.3, Double.POSITIVE_INFINITY), 9L);
		assertThat(Band.of(0.95, calls)).isEqualTo(new Band(0.3, Double.POSITIVE_INFINITY));
	}

}
