package dev.monitored.slo.objective;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Availability}, {@link Latency} and {@link Apdex}.
 */
class ObjectiveTests {

	@ParameterizedTest
	@CsvSource({ "99.9%, 0.999", "99.9, 0.999", "' 99.95 % ', 0.9995", "1%, 0.01", "0.5%, 0.005" })
	void readsAvailability(String text, BigDecimal target) {
		assertThat(Availability.parse(text).target()).isEqualByComparingTo(target);
	}

	@ParameterizedTest
	@CsvSource({ "p95 < 500ms, 0.95, PT0.5S, latency_p95", "95% < 500ms, 0.95, PT0.5S, latency_p95",
			"p99.9<1s, 0.999, PT1S, latency_p99_9", "P50 < 2.5ms, 0.5, PT0.0025S, latency_p50",
			"p90 < 250us, 0.9, PT0.00025S, latency_p90", "p99 < 2m, 0.99, PT2M, latency_p99",
			"p99.0 < 10ns, 0.99, PT0.00000001S, latency_p99" })
	void readsLatency(String text, BigDecimal target, Duration threshold, String sli) {
		Latency latency = Latency.parse(text);
		assertThat(latency.target()).isEqualByComparingTo(target);
		assertThat(latency.threshold()).isEqualTo(threshold);
		assertThat(latency.sli()).isEqualTo(sli);
		assertThat(latency.thresholds()).containsExactly(threshold);
	}

	@Test
	void readsApdex() {
		Apdex apdex = Apdex.parse("0.95 @ 500ms");
		assertThat(apdex.target()).isEqualByComparingTo("0.95");
		assertThat(apdex.thresholds()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(2));
		assertThat(apdex.sli()).isEqualTo("apdex");
	}

	@ParameterizedTest
	@CsvSource({ "99.90%, 99.9%", "99, 99%", "0.5%, 0.5%" })
	void writesAvailability(String text, String written) {
		assertThat(Availability.parse(text).text()).isEqualTo(written);
	}

	@ParameterizedTest
	@CsvSource({ "95% < 500 ms, p95 < 500ms", "p99.90 < 1000ms, p99.9 < 1s", "p50<2.5ms, p50 < 2500us" })
	void writesLatency(String text, String written) {
		assertThat(Latency.parse(text).text()).isEqualTo(written);
	}

	@Test
	void writesApdex() {
		assertThat(Apdex.parse("0.950@500ms").text()).isEqualTo("0.95 @ 500ms");
	}

	@Test
	void keepsTheBudgetExact() {
		assertThat(Availability.parse("99.9%").budget().toPlainString()).isEqualTo("0.001");
	}

	@Test
	void keepsTheTargetExact() {
		assertThat(BigDecimal.ONE.subtract(Availability.parse("99.9%").target()).toPlainString()).isEqualTo("0.001");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "0.999 | 1 | a percentage below 1: did you mean 99.9%?",
					"0% | 1 | must be above 0% and below 100%", "100% | 1 | must be above 0% and below 100%",
					"100 | 1 | must be above 0% and below 100%", "-5% | 1 | a number is expected",
					"abc | 1 | a number is expected", "\"\" | 1 | a number is expected", "99.9%% | 6 | unexpected '%'",
					"1.2.3% | 1 | a number is expected", "99.9 percent | 6 | unexpected 'percent'" })
	void explainsWrongAvailability(String text, int position, String problem) {
		assertInvalid(Availability::parse, text, position, problem, "\"99.9%\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "p95 > 500ms | 5 | '<' is expected between percentile and threshold",
					"95 < 500ms | 4 | the percentage needs its %",
					"p0.95 < 500ms | 2 | a percentage below 1: did you mean p95?",
					"0.95% < 500ms | 1 | a percentage below 1: did you mean 95%?",
					"p100 < 1s | 2 | must be above 0% and below 100%", "p0 < 1s | 2 | must be above 0% and below 100%",
					"p95 < 500 | 10 | the unit is missing (ns, us, ms, s, m)",
					"p95 < 500 parsecs | 11 | unknown unit 'parsecs' (ns, us, ms, s, m)",
					"p95 < 500MS | 10 | unknown unit 'MS' (ns, us, ms, s, m)",
					"p95 < 0ms | 7 | the threshold must be longer than 0", "p95 < -1ms | 7 | a number is expected",
					"p95 < | 6 | a number is expected", "p95 | 4 | '<' is expected between percentile and threshold",
					"p95 < 500ms please | 13 | unexpected 'please'",
					"p95 < 0.5ns | 7 | it is not a whole number of nanoseconds",
					"p95 < 99999999m | 7 | it is longer than 10000 days" })
	void explainsWrongLatency(String text, int position, String problem) {
		assertInvalid(Latency::parse, text, position, problem, "\"p95 < 500ms\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "95 @ 500ms | 1 | must be above 0 and below 1", "1 @ 500ms | 1 | must be above 0 and below 1",
					"0.95 500ms | 6 | '@' is expected between score and threshold",
					"0.95 @ soon | 8 | a number is expected", "0.95 @ 0s | 8 | the threshold must be longer than 0" })
	void explainsWrongApdex(String text, int position, String problem) {
		assertInvalid(Apdex::parse, text, position, problem, "\"0.95 @ 500ms\"");
	}

	private static void assertInvalid(Function<String, ?> parser, String text, int position, String problem,
			String example) {
		assertThatExceptionOfType(InvalidObjectiveException.class).isThrownBy(() -> parser.apply(text))
			.satisfies((ex) -> {
				assertThat(ex.getPosition()).isEqualTo(position);
				assertThat(ex.getProblem()).isEqualTo(problem);
				assertThat(ex.getExample()).isEqualTo(example);
			});
	}

}
