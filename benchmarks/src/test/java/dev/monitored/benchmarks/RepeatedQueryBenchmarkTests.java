package dev.monitored.benchmarks;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RepeatedQueryBenchmark}, which fails itself unless every query is
 * recorded.
 */
class RepeatedQueryBenchmarkTests {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void recordsEveryQuery(boolean compared) {
		RepeatedQueryBenchmark benchmark = new RepeatedQueryBenchmark();
		benchmark.compared = compared;
		benchmark.start();
		DatabaseBenchmark.Turns turns = new DatabaseBenchmark.Turns();
		assertThat(benchmark.query(turns)).as("the sum of both").isEqualTo(2 * 31 * 32);
		assertThat(turns.plainNanos).isPositive();
		assertThat(turns.measuredNanos).isPositive();
		benchmark.stop();
	}

}
