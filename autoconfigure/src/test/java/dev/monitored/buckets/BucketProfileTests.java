package dev.monitored.buckets;

import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.monitored.slo.objective.DurationText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link BucketProfile}.
 */
class BucketProfileTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "50ms, 100ms, 1s | 50ms 100ms 1s", "2.5ms | 2500us", "500us,1ms | 500us 1ms",
			"exponential(1ms, 2, 5) | 1ms 2ms 4ms 8ms 16ms", "exponential(1ms,1.5,3) | 1ms 1500us 2250us",
			"linear(100ms, 100ms, 4) | 100ms 200ms 300ms 400ms", "linear (1s, 500ms, 3) | 1s 1500ms 2s", "1m | 60s" })
	void readsText(String text, String boundaries) {
		assertThat(BucketProfile.parse(text)
			.boundaries()
			.stream()
			.map(DurationText::format)
			.collect(Collectors.joining(" "))).isEqualTo(boundaries);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "\"\" | it has no boundaries", "100ms, 50ms | the boundaries are not ascending: 50ms after 100ms",
					"50ms, 50ms | the boundaries are not ascending: 50ms after 50ms",
					"0ms, 50ms | the boundary 0s is not above 0", "-5ms, 50ms | the boundary -5ms is not above 0",
					"fast | 'fast' is not a duration", "50, 100 | the unit is missing (ns, us, ms, s, m)",
					"50 parsecs | unknown unit 'parsecs' (ns, us, ms, s, m)", "50ms,, 100ms | '' is not a duration",
					"exponential(1ms, 2) | exponential needs three values, it has 2",
					"exponential(1ms, 1, 5) | the factor must be above 1, it is 1",
					"exponential(1ms, two, 5) | 'two' is not a number",
					"exponential(1ms, 2, 0) | the count must be a whole number from 1 to 20, it is 0",
					"exponential(1ms, 2, 21) | the count must be a whole number from 1 to 20, it is 21",
					"linear(1ms, 1ms, 2.5) | the count must be a whole number from 1 to 20, it is 2.5",
					"linear(1ms, 0ms, 3) | the boundaries are not ascending: 1ms after 1ms",
					"exponential(1s, 1000, 20) | the last boundary is longer than 292 years",
					"quadratic(1ms, 2, 3) | 'quadratic(1ms' is not a duration" })
	void explainsWrongText(String text, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> BucketProfile.parse(text)).withMessage(problem);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"1ms,2ms,3ms,4ms,5ms,6ms,7ms,8ms,9ms,10ms,11ms,12ms,13ms,14ms,15ms,16ms,17ms,18ms,19ms,20ms,21ms | it has 21 boundaries, 20 are allowed" })
	void refusesTooManyBoundaries(String text, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> BucketProfile.parse(text)).withMessage(problem);
	}

}
