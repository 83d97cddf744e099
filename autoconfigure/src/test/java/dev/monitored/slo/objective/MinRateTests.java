package dev.monitored.slo.objective;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MinRate}.
 */
class MinRateTests {

	@ParameterizedTest
	@CsvSource({ "10/s, 10", "30/m, 0.5", "1.8/h, 0.0005", "' 10 / s ', 10" })
	void readsARate(String text, double perSecond) {
		assertThat(MinRate.parse(text).perSecond()).isEqualTo(perSecond);
		assertThat(MinRate.parse(text).text()).isEqualTo(text.strip());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "10 | 3 | '/' is expected", "0/s | 1 | the amount must be above 0",
					"-1/s | 1 | a number is expected", "10/d | 4 | the unit is none of s, m and h",
					"10/s please | 6 | unexpected 'please'" })
	void explainsWhatIsWrong(String text, int position, String problem) {
		assertThatExceptionOfType(InvalidObjectiveException.class).isThrownBy(() -> MinRate.parse(text))
			.satisfies((ex) -> {
				assertThat(ex.getPosition()).isEqualTo(position);
				assertThat(ex.getProblem()).contains(problem);
				assertThat(ex.getExample()).isEqualTo("\"10/s\"");
			});
	}

}
