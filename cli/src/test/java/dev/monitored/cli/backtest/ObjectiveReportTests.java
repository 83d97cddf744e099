package dev.monitored.cli.backtest;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.monitored.cli.prometheus.Minutes;
import dev.monitored.cli.rules.EventMinutes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObjectiveReport}.
 */
class ObjectiveReportTests {

	private static final int DAY = 1440;

	private static final int DAYS = 3;

	@Test
	void knowsHowLongPagesLastWhereTheirNumberIsNotKnown() {
		List<String> lines = report(bad(1_000, 1_010, 2_000, 2_010), bad(1_000, 2_010)).lines();
		assertThat(lines).anyMatch((line) -> line.matches(
				"  pages       for \\d h \\d+ min to 1[67] h \\d+ min in all, their number is not known, at most:"));
	}

	@Test
	void countsPagesThatAreTheSameAtBothEnds() {
		double[] bad = bad(1_000, 1_010, 2_500, 2_510);
		assertThat(report(bad, bad).lines()).contains("  pages       2");
	}

	@Test
	void saysThatTheBudgetHasNoAlertInFewDays() {
		assertThat(report(bad(1_000, 3_000), bad(1_000, 3_000)).lines()).anyMatch(
				(line) -> line.startsWith("  budget ") && line.endsWith("with no alert below a fifth of the window"));
	}

	private static ObjectiveReport report(double[] fewest, double[] most) {
		double[] events = new double[DAYS * DAY];
		Arrays.fill(events, 10);
		BoundedEvents bounds = new BoundedEvents(EventMinutes.of(events, fewest), EventMinutes.of(events, most), "");
		return new ObjectiveReport(bounds, 0.99, 30, true, Minutes.before(DAYS, Instant.parse("2024-03-10T00:00:00Z")));
	}

	/**
	 * All calls fail from the first minute to the second, from the third to the fourth.
	 */
	private static double[] bad(int... minutes) {
		double[] bad = new double[DAYS * DAY];
		for (int index = 0; index < minutes.length; index += 2) {
			Arrays.fill(bad, minutes[index], minutes[index + 1], 10);
		}
		return bad;
	}

}
