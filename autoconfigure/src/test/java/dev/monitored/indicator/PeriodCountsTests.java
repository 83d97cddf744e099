package dev.monitored.indicator;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PeriodCounts}.
 */
class PeriodCountsTests {

	private static final long STEP = Duration.ofSeconds(15).toNanos();

	private static final long START = Long.MAX_VALUE - 10 * STEP;

	private final PeriodCounts counts = new PeriodCounts(Period.FIVE_MINUTES, START);

	@Test
	void returnsEverythingOfAYoungProcess() {
		this.counts.remember(good(5), START + STEP);
		assertThat(this.counts.since(good(7), START + 2 * STEP)).isEqualTo(good(7));
	}

	@Test
	void forgetsWhatIsOlderThanThePeriod() {
		for (int step = 1; step <= 100; step++) {
			this.counts.remember(good(step), START + step * STEP);
		}
		assertThat(this.counts.since(good(103), START + 100 * STEP)).isEqualTo(good(103 - 80));
	}

	@Test
	void countsAtMostOneStepMoreThanThePeriod() {
		for (int step = 1; step <= 100; step++) {
			this.counts.remember(good(step), START + step * STEP);
		}
		assertThat(this.counts.since(good(100), START + 100 * STEP + STEP - 1)).isEqualTo(good(20));
	}

	@Test
	void remembersOncePerStep() {
		this.counts.remember(good(1), START + STEP);
		this.counts.remember(good(2), START + STEP + STEP - 1);
		assertThat(this.counts.since(good(2), START + STEP + Period.FIVE_MINUTES.length().toNanos()))
			.isEqualTo(good(1));
	}

	@Test
	void readsOfAPausedProcessWhatHappenedSinceThePause() {
		this.counts.remember(good(10), START + STEP);
		long later = START + Duration.ofHours(3).toNanos();
		assertThat(this.counts.since(good(12), later)).isEqualTo(good(2));
	}

	@Test
	void keepsGoodToleratedAndBadApart() {
		this.counts.remember(new Counts(1, 2, 3), START + STEP);
		assertThat(this.counts.since(new Counts(10, 20, 30), START + 21 * STEP)).isEqualTo(new Counts(9, 18, 27));
	}

	private static Counts good(long number) {
		return new Counts(number, 0, 0);
	}

}
