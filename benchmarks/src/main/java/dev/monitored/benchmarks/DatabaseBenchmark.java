package dev.monitored.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
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
 * Time of one query, measured and not: a row by its key, from a table in memory, through
 * a pool. Both take turns after a few dozen queries, so that whatever else the machine
 * does hits both alike.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgs = { "-Xms512m", "-Xmx512m" })
@Warmup(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class DatabaseBenchmark {

	private static final String QUERY = "select o1_0.id,o1_0.customer_id,o1_0.total from orders o1_0 where o1_0.id=?";

	private static final int QUERIES_IN_TURN = 32;

	/**
	 * How queries are measured.
	 */
	@Param
	public Measuring measuring = Measuring.NOT_AT_ALL;

	@SuppressWarnings("NullAway.Init")
	private Database plain;

	@SuppressWarnings("NullAway.Init")
	private Database measured;

	/**
	 * Starts two applications with a database each.
	 */
	@Setup
	public void start() {
		this.plain = Database.start(Measuring.NOT_AT_ALL);
		this.measured = Database.start(this.measuring);
	}

	/**
	 * Stops the applications.
	 * @throws IllegalStateException if not every query was recorded
	 */
	@TearDown
	public void stop() {
		this.plain.close();
		try (Database stopped = this.measured) {
			stopped.checkRecorded();
		}
	}

	/**
	 * Makes queries of both.
	 * @param turns tells how long each takes
	 * @return something of the rows
	 * @throws SQLException never
	 */
	@Benchmark
	@OperationsPerInvocation(QUERIES_IN_TURN)
	public int query(Turns turns) throws SQLException {
		long start = System.nanoTime();
		int first = queries(this.plain.dataSource());
		long between = System.nanoTime();
		int second = queries(this.measured.dataSource());
		turns.plainNanos += between - start;
		turns.measuredNanos += System.nanoTime() - between;
		this.measured.addQueries(QUERIES_IN_TURN);
		return first + second;
	}

	private static int queries(DataSource dataSource) throws SQLException {
		int sum = 0;
		for (int key = 0; key < QUERIES_IN_TURN; key++) {
			sum += query(dataSource, key);
		}
		return sum;
	}

	/**
	 * Takes a connection from the pool, prepares a statement, and reads a row.
	 * @param dataSource where from
	 * @param key the key of the row
	 * @return a column of the row
	 * @throws SQLException never
	 */
	private static int query(DataSource dataSource, int key) throws SQLException {
		try (Connection connection = dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(QUERY)) {
			statement.setInt(1, key);
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getInt(3);
			}
		}
	}

	/**
	 * How long both took, which JMH adds up for each iteration.
	 */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Turns {

		/**
		 * Nanoseconds of queries that are not measured.
		 */
		public long plainNanos;

		/**
		 * Nanoseconds of queries that are.
		 */
		public long measuredNanos;

	}

}
