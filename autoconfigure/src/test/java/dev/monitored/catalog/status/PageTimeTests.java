package dev.monitored.catalog.status;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.monitored.slo.Window;
import dev.monitored.slo.objective.Availability;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PageTime}.
 */
class PageTimeTests {

	@ParameterizedTest
	@CsvSource({ "99.99%, 30d, 4", "99.9%, 30d, 4", "99.5%, 30d, 8", "99%, 30d, 9", "95%, 30d, 9", "90%, 30d, 9",
			"80%, 30d, 9", "50%, 30d, 10", "1%, 30d, 11", "99.5%, 7d, 5", "99%, 7d, 6", "95%, 7d, 9" })
	void isTheTimeOfTheFastestTier(String availability, String window, long minutes) {
		assertThat(PageTime.inTotalOutage(Availability.parse(availability), Window.parse(window)).toMinutes())
			.isEqualTo(minutes);
	}

}
