package dev.monitored.benchmarks;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatementBenchmark}.
 */
class StatementBenchmarkTests {

	@ParameterizedTest
	@CsvSource({ "1, 1", "4, 0", "32, 0" })
	void reportsACallThatRepeatsAStatement(int statements, int reported) {
		StatementBenchmark benchmark = new StatementBenchmark();
		benchmark.statements = statements;
		assertThat(benchmark.compare()).isEqualTo(reported);
		assertThat(benchmark.compare()).isEqualTo(reported);
		assertThat(benchmark.callAlone()).isEqualTo(3);
	}

}
