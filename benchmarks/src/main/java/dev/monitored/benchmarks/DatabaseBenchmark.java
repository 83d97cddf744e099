package dev.monitored.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import dev.monitored.benchmarks.database.Database;
import dev.monitored.benchmarks.database.Measuring;

/**
 * Time of one query: a row by its key, from a table in memory, through a pool.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = { "-Xms512m", "-Xmx512m" })
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class DatabaseBenchmark {

	private static final String QUERY = "select o1_0.id,o1_0.customer_id,o1_0.total from orders o1_0 where o1_0.id=?";

	/**
	 * How queries are measured.
	 */
	@Param
	public Measuring measuring = Measuring.NOT_AT_ALL;

	@SuppressWarnings("NullAway.Init")
	private Database database;

	@SuppressWarnings("NullAway.Init")
	private DataSource dataSource;

	/**
	 * Starts an application with a database.
	 */
	@Setup
	public void start() {
		this.database = Database.start(this.measuring);
		this.dataSource = this.database.dataSource();
	}

	/**
	 * Stops the application.
	 * @throws IllegalStateException if not every query was recorded
	 */
	@TearDown
	public void stop() {
		try (Database stopped = this.database) {
			stopped.checkRecorded();
		}
	}

	/**
	 * Takes a connection from the pool, prepares a statement, and reads a row.
	 * @param count counts the queries
	 * @return a column of the row
	 * @throws SQLException never
	 */
	@Benchmark
	public int query(QueryCount count) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(QUERY)) {
			statement.setInt(1, count.next());
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getInt(3);
			}
		}
	}

	/**
	 * Queries of one thread.
	 */
	@State(Scope.Thread)
	public static class QueryCount {

		private long queries;

		@SuppressWarnings("NullAway.Init")
		private Database database;

		/**
		 * Begins to count.
		 * @param benchmark whose queries
		 */
		@Setup
		public void begin(DatabaseBenchmark benchmark) {
			this.database = benchmark.database;
		}

		/**
		 * Adds the queries to those of the database.
		 */
		@TearDown
		public void end() {
			this.database.addQueries(this.queries);
		}

		int next() {
			return (int) (this.queries++ % Database.ROWS);
		}

	}

}
