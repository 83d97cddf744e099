package dev.monitored.benchmarks;

import java.sql.SQLException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.monitored.benchmarks.database.Measuring;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabaseBenchmark}, which fails itself unless every query is recorded.
 */
class DatabaseBenchmarkTests {

	@ParameterizedTest
	@EnumSource
	void recordsEveryQuery(Measuring measuring) throws SQLException {
		DatabaseBenchmark benchmark = new DatabaseBenchmark();
		benchmark.measuring = measuring;
		benchmark.start();
		DatabaseBenchmark.Turns turns = new DatabaseBenchmark.Turns();
		assertThat(benchmark.query(turns)).as("the sum of both").isEqualTo(2 * 31 * 32);
		assertThat(turns.plainNanos).isPositive();
		assertThat(turns.measuredNanos).isPositive();
		benchmark.stop();
	}

}
