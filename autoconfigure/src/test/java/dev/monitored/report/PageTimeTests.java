package dev.monitored.report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.monitored.slo.objective.Availability;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PageTime}.
 */
class PageTimeTests {

	@ParameterizedTest
	@CsvSource({ "99.99%, 3", "99.9%, 3", "99.5%, 7", "99%, 8", "95%, 8", "90%, 8", "80%, 8", "50%, 9", "1%, 10" })
	void isTheTimeOfTheFastestTier(String availability, long minutes) {
		assertThat(PageTime.inTotalOutage(Availability.parse(availability)).toMinutes()).isEqualTo(minutes);
	}

	@ParameterizedTest
	@CsvSource({ "83.4%, false", "83.33%, true", "80%, true", "99.9%, false" })
	void burnRatesAreOutOfReachOfLowTargets(String availability, boolean isOutageOnly) {
		assertThat(PageTime.isOutageOnly(Availability.parse(availability))).isEqualTo(isOutageOnly);
	}

}
