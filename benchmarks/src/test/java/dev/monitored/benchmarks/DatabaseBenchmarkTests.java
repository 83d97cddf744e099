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
		DatabaseBenchmark.QueryCount count = new DatabaseBenchmark.QueryCount();
		count.begin(benchmark);
		assertThat(benchmark.query(count)).isZero();
		assertThat(benchmark.query(count)).isEqualTo(2);
		count.end();
		benchmark.stop();
	}

}
