package dev.monitored.slo.objective;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Freshness}.
 */
class FreshnessTests {

	@ParameterizedTest
	@CsvSource({ "26h, 93600", "90m, 5400", "8d, 691200", "300s, 300", "5m, 300", "1.5h, 5400", "' 26 h ', 93600" })
	void readsATime(String text, double seconds) {
		assertThat(Freshness.parse(text).seconds()).isEqualTo(seconds);
		assertThat(Freshness.parse(text).text()).isEqualTo(text.strip());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "26 | 3 | the unit is none of s, m, h and d", "0h | 1 | the amount must be above 0",
					"-1h | 1 | a number is expected", "2w | 2 | the unit is none of s, m, h and d",
					"26h please | 5 | unexpected 'please'", "1s | 1 | the time must be 5m or longer",
					"60s | 1 | the time must be 5m or longer", "4.9m | 1 | the time must be 5m or longer" })
	void explainsWhatIsWrong(String text, int position, String problem) {
		assertThatExceptionOfType(InvalidObjectiveException.class).isThrownBy(() -> Freshness.parse(text))
			.satisfies((ex) -> {
				assertThat(ex.getPosition()).isEqualTo(position);
				assertThat(ex.getProblem()).contains(problem);
				assertThat(ex.getExample()).isEqualTo("\"26h\"");
			});
	}

}
