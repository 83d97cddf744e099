package dev.monitored.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

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
 * Time of one query in a call that makes 32 of them, compared with the others of the call
 * and not. Both take turns after each call, so that whatever else the machine does hits
 * both alike.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgs = { "-Xms512m", "-Xmx512m" })
@Warmup(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RepeatedQueryBenchmark {

	private static final String QUERY = "select o1_0.id,o1_0.customer_id,o1_0.total from orders o1_0 where o1_0.id=?";

	private static final int QUERIES_OF_A_CALL = 32;

	/**
	 * Whether the queries of the second application are compared.
	 */
	@Param({ "false", "true" })
	public boolean compared;

	@SuppressWarnings("NullAway.Init")
	private Database plain;

	@SuppressWarnings("NullAway.Init")
	private Database comparing;

	/**
	 * Starts two applications with a database each.
	 */
	@Setup
	public void start() {
		this.plain = start(false);
		this.comparing = start(this.compared);
	}

	private static Database start(boolean compared) {
		return Database.start(Measuring.MONITORED, "monitored.db.repeated-queries.enabled=" + compared);
	}

	/**
	 * Stops the applications.
	 * @throws IllegalStateException if not every query was recorded
	 */
	@TearDown
	public void stop() {
		try (Database first = this.plain; Database second = this.comparing) {
			first.checkRecorded();
			second.checkRecorded();
		}
	}

	/**
	 * Makes a call of both.
	 * @param turns tells how long each takes
	 * @return something of the rows
	 */
	@Benchmark
	@OperationsPerInvocation(QUERIES_OF_A_CALL)
	public int query(DatabaseBenchmark.Turns turns) {
		long start = System.nanoTime();
		int first = call(this.plain);
		long between = System.nanoTime();
		int second = call(this.comparing);
		turns.plainNanos += between - start;
		turns.measuredNanos += System.nanoTime() - between;
		return first + second;
	}

	private static int call(Database database) {
		database.addQueries(QUERIES_OF_A_CALL);
		return database.operations().record("orders.list", () -> queries(database));
	}

	private static int queries(Database database) {
		int sum = 0;
		try (Connection connection = database.dataSource().getConnection();
				PreparedStatement statement = connection.prepareStatement(QUERY)) {
			for (int key = 0; key < QUERIES_OF_A_CALL; key++) {
				statement.setInt(1, key);
				try (ResultSet rows = statement.executeQuery()) {
					rows.next();
					sum += rows.getInt(3);
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The rows cannot be read", ex);
		}
		return sum;
	}

}
