package dev.monitored.indicator.period;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PeriodSums}.
 */
class PeriodSumsTests {

	private static final long STEP = Duration.ofSeconds(15).toNanos();

	private static final long START = Long.MAX_VALUE - 10 * STEP;

	private final PeriodSums sums = new PeriodSums(Period.FIVE_MINUTES, START);

	@Test
	void returnsEverythingOfAYoungProcess() {
		this.sums.remember(good(5), START + STEP);
		assertThat(this.sums.since(good(7), START + 2 * STEP)).isEqualTo(good(7));
	}

	@Test
	void forgetsWhatIsOlderThanThePeriod() {
		for (int step = 1; step <= 100; step++) {
			this.sums.remember(good(step), START + step * STEP);
		}
		assertThat(this.sums.since(good(103), START + 100 * STEP)).isEqualTo(good(103 - 80));
	}

	@Test
	void countsAtMostOneStepMoreThanThePeriod() {
		for (int step = 1; step <= 100; step++) {
			this.sums.remember(good(step), START + step * STEP);
		}
		assertThat(this.sums.since(good(100), START + 100 * STEP + STEP - 1)).isEqualTo(good(20));
	}

	@Test
	void remembersOncePerStep() {
		this.sums.remember(good(1), START + STEP);
		this.sums.remember(good(2), START + STEP + STEP - 1);
		assertThat(this.sums.since(good(2), START + STEP + Period.FIVE_MINUTES.length().toNanos())).isEqualTo(good(1));
	}

	@Test
	void readsOfAPausedProcessWhatHappenedSinceThePause() {
		this.sums.remember(good(10), START + STEP);
		long later = START + Duration.ofHours(3).toNanos();
		assertThat(this.sums.since(good(12), later)).isEqualTo(good(2));
	}

	@Test
	void keepsGoodToleratedAndBadApart() {
		this.sums.remember(sums(1, 2, 3), START + STEP);
		assertThat(this.sums.since(sums(10, 20, 30), START + 21 * STEP)).isEqualTo(sums(9, 18, 27));
	}

	@Test
	void takesSumsThatFollowLaterForNoneBefore() {
		this.sums.remember(sums(1), START + STEP);
		this.sums.remember(sums(1, 5), START + 2 * STEP);
		assertThat(this.sums.since(sums(2, 7, 3), START + 21 * STEP)).isEqualTo(sums(1, 7, 3));
		assertThat(this.sums.since(sums(2, 7, 3), START + 22 * STEP)).isEqualTo(sums(1, 2, 3));
	}

	private static long[] good(long number) {
		return sums(number, 0, 0);
	}

	private static long[] sums(long... sums) {
		return sums;
	}

}
