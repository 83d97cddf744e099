package dev.monitored.report.suggestion;

import java.math.BigDecimal;
import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.monitored.slo.objective.Latency;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UsualValues}.
 */
class UsualValuesTests {

	@ParameterizedTest
	@CsvSource({ "1000000,0,99.9", "1000,1,99.9", "1000,2,99.5", "1000,5,99.5", "1000,6,99", "1000,10,99", "1000,11,98",
			"1000,20,98", "1000,21,95", "1000,50,95", "1000,51,90", "1000,100,90", "1000,101,", "1,1,", "1,0,99.9" })
	void roundsAvailabilityDown(long calls, long failed, BigDecimal expected) {
		assertThat(UsualValues.availability(calls, failed)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "1000000,99.9", "3000,99.9", "2999,99.5", "600,99.5", "599,99", "300,99", "299,98", "150,98", "149,95",
			"60,95", "59,90", "30,90", "29,", "0," })
	void allowsThreeCallsToFailAmongThoseThatWereSeen(long calls, BigDecimal expected) {
		assertThat(UsualValues.shownBy(calls)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "PT0S,PT0.001S", "PT0.000000001S,PT0.001S", "PT0.001S,PT0.001S", "PT0.001000001S,PT0.0025S",
			"PT0.003S,PT0.005S", "PT0.075S,PT0.1S", "PT0.1S,PT0.1S", "PT0.3S,PT0.5S", "PT0.75S,PT1S", "PT2S,PT2.5S",
			"PT7.5S,PT10S", "PT20S,PT30S", "PT59M,PT1H", "PT1H,PT1H", "PT61M," })
	void roundsTimesUp(Duration measured, Duration expected) {
		assertThat(UsualValues.time(measured)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "PT0.0000005S,0.5us", "PT0.001S,1ms", "PT0.0025S,2.5ms", "PT0.25S,250ms", "PT1S,1s", "PT2.5S,2.5s",
			"PT1M,60s", "PT1H,3600s" })
	void writesTimesAsPeopleDo(Duration time, String expected) {
		assertThat(UsualValues.text(time)).isEqualTo(expected);
		assertThat(Latency.parse("p95 < " + expected).threshold()).isEqualTo(time);
	}

}
