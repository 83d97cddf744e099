package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Mixed queries, some of which fail, and how many of each there were.
 */
final class PostgresLoad {

	private static final int WORDS = 60;

	private final DataSource dataSource;

	private final ScheduledExecutorService canceller;

	private final Map<String, LongAdder> queries = new ConcurrentHashMap<>();

	private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();

	private final LongAdder batched = new LongAdder();

	PostgresLoad(DataSource dataSource, ScheduledExecutorService canceller) {
		this.dataSource = dataSource;
		this.canceller = canceller;
	}

	Map<String, Integer> queries() {
		return sums(this.queries);
	}

	Map<String, Integer> errors() {
		return sums(this.errors);
	}

	long batched() {
		return this.batched.sum();
	}

	/**
	 * Makes a few queries on one connection.
	 */
	void run(SplittableRandom random) throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			read(connection, random);
			switch (random.nextInt(6)) {
				case 0 -> transaction(connection, random.nextBoolean());
				case 1 -> batch(connection, random.nextInt(1, 5));
				case 2 -> fail(connection, "INSERT INTO orders VALUES (0, 'taken')", "INSERT orders",
						"SQLIntegrityConstraintViolationException");
				case 3 -> fail(connection, "SELECT nothing FROM orders", "SELECT orders", "SQLSyntaxErrorException");
				case 4 -> failBatch(connection);
				default -> rare(connection, random);
			}
		}
	}

	private void rare(Connection connection, SplittableRandom random) throws SQLException {
		switch (random.nextInt(400)) {
			case 0 -> timeOut(connection);
			case 1 -> cancel(connection);
			default -> read(connection, random);
		}
	}

	/**
	 * Reads with a statement of which each has another text.
	 */
	private void read(Connection connection, SplittableRandom random) throws SQLException {
		StringBuilder text = new StringBuilder("SELECT count(*) FROM Orders o /* ");
		for (int index = 0; index < WORDS; index++) {
			text.append(random.nextLong()).append(' ');
		}
		text.append("*/ WHERE o.id < ").append(random.nextInt());
		try (Statement statement = connection.createStatement()) {
			assertThat(statement.executeQuery(text.toString()).next()).isTrue();
		}
		count("SELECT orders success");
	}

	private void transaction(Connection connection, boolean commits) throws SQLException {
		connection.setAutoCommit(false);
		try (PreparedStatement update = connection
			.prepareStatement("UPDATE lines SET number = number + 1 WHERE id = ?")) {
			update.setLong(1, Thread.currentThread().getId());
			update.executeUpdate();
			update.executeUpdate();
			count("UPDATE lines success");
			count("UPDATE lines success");
		}
		if (commits) {
			connection.commit();
		}
		else {
			connection.rollback();
		}
		connection.setAutoCommit(true);
		count("TX _none success");
	}

	private void batch(Connection connection, int size) throws SQLException {
		try (PreparedStatement delete = connection.prepareStatement("DELETE FROM lines WHERE id = ?")) {
			for (int index = 1; index <= size; index++) {
				delete.setLong(1, -index);
				delete.addBatch();
			}
			assertThat(delete.executeBatch()).hasSize(size);
		}
		this.batched.add(size);
		count("DELETE lines success");
	}

	private void failBatch(Connection connection) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (0, ?)")) {
			insert.setString(1, "taken");
			insert.addBatch();
			assertThatExceptionOfType(SQLException.class).isThrownBy(insert::executeBatch);
		}
		this.batched.increment();
		countError("INSERT orders", "SQLIntegrityConstraintViolationException");
	}

	private void fail(Connection connection, String sql, String query, String error) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(sql));
		}
		countError(query, error);
	}

	private void timeOut(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("SELECT pg_sleep(60)"));
		}
		countError("SELECT _none", "SQLTimeoutException");
	}

	private void cancel(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			ScheduledFuture<?> cancelling = this.canceller.scheduleAtFixedRate(() -> cancel(statement), 100, 100,
					TimeUnit.MILLISECONDS);
			try {
				assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> statement.execute("SELECT pg_sleep(60)"));
			}
			finally {
				cancelling.cancel(false);
			}
		}
		count("SELECT _none cancelled");
	}

	private static @Nullable Object cancel(Statement statement) {
		try {
			statement.cancel();
		}
		catch (SQLException ex) {
			// it was closed meanwhile
		}
		return null;
	}

	private void countError(String query, String error) {
		count(query + " error");
		this.errors.computeIfAbsent(query + " " + error, (added) -> new LongAdder()).increment();
	}

	private void count(String query) {
		this.queries.computeIfAbsent("dataSource " + query, (added) -> new LongAdder()).increment();
	}

	private static Map<String, Integer> sums(Map<String, LongAdder> counts) {
		Map<String, Integer> sums = new TreeMap<>();
		counts.forEach((key, count) -> sums.put(key, count.intValue()));
		return sums;
	}

}
