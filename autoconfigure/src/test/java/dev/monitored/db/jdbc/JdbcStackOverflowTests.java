package dev.monitored.db.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.AbstractDataSource;

import dev.monitored.MonitoredContext;
import dev.monitored.SmallStack;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for queries that end where the stack of their thread is used up.
 */
class JdbcStackOverflowTests {

	private static final int CALLS = 1_000;

	static Stream<Way> ways() {
		return Stream.of(new Way("statement", "UPDATE", (connection) -> {
			try (Statement statement = connection.createStatement()) {
				statement.executeUpdate("update t set a = 1");
			}
		}), new Way("prepared", "SELECT", (connection) -> {
			try (PreparedStatement statement = connection.prepareStatement("select a from t")) {
				statement.executeQuery();
			}
		}), new Way("batch", "DELETE", (connection) -> {
			try (Statement statement = connection.createStatement()) {
				statement.addBatch("delete from t");
				statement.executeBatch();
			}
		}), new Way("commit", "TX", Connection::commit), new Way("rollback", "TX", Connection::rollback));
	}

	@ParameterizedTest
	@MethodSource("ways")
	void countsExactlyWhereTheApplicationUsesTheStackUp(Way way) {
		run(way, (driver, connection) -> recurse(way.use(), connection));
	}

	@ParameterizedTest
	@MethodSource("ways")
	void countsExactlyWhereTheDriverUsesTheStackUp(Way way) {
		run(way, (driver, connection) -> {
			driver.does(() -> {
				way.use().with(connection);
				return 1;
			});
			way.use().with(connection);
		});
	}

	private static void run(Way way, Overflow overflow) {
		MonitoredContext.runner().withBean("shop", Driver.class).run((context) -> {
			Driver driver = context.getBean(Driver.class);
			try (Connection connection = context.getBean(DataSource.class).getConnection()) {
				way.use().with(connection);
				SmallStack.overflow(() -> overflow.in(driver, connection));
				assertThat(active(context)).isZero();
				assertCountsExactly(context, driver, way, connection);
				assertThat(active(context)).isZero();
			}
		});
	}

	private static void recurse(Use use, Connection connection) throws SQLException {
		use.with(connection);
		recurse(use, connection);
	}

	private static void assertCountsExactly(ApplicationContext context, Driver driver, Way way, Connection connection)
			throws SQLException {
		driver.does(() -> 1);
		way.use().with(connection);
		double succeeded = ended(context, way, "success");
		for (int call = 0; call < CALLS; call++) {
			way.use().with(connection);
		}
		assertThat(ended(context, way, "success") - succeeded).isEqualTo(CALLS);
		double failed = ended(context, way, "error");
		double named = failed(context, way);
		driver.does(() -> {
			throw new AssertionError();
		});
		IntStream.range(0, CALLS)
			.forEach((call) -> assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> way.use().with(connection)));
		assertThat(ended(context, way, "error") - failed).isEqualTo(CALLS);
		assertThat(failed(context, way) - named).isEqualTo(CALLS);
	}

	private static double active(ApplicationContext context) {
		return Scrape.of(context).value("db_query_active", "datasource", "shop");
	}

	private static double ended(ApplicationContext context, Way way, String status) {
		return sum(context, "db_query_duration_seconds_count", "operation", way.operation(), "status", status);
	}

	private static double failed(ApplicationContext context, Way way) {
		return sum(context, "db_query_errors_total", "operation", way.operation(), "error", "AssertionError");
	}

	private static double sum(ApplicationContext context, String name, String... labels) {
		return Scrape.of(context).find(name, labels).stream().mapToDouble(Scrape.Sample::value).sum();
	}

	/**
	 * How a connection is used.
	 *
	 * @param name what is used
	 * @param operation the kind of the queries
	 * @param use uses it
	 */
	record Way(String name, String operation, Use use) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	interface Use {

		void with(Connection connection) throws SQLException;

	}

	interface Overflow {

		void in(Driver driver, Connection connection) throws SQLException;

	}

	/**
	 * A database that does what a test says whenever something is executed.
	 */
	static class Driver extends AbstractDataSource {

		private final AtomicReference<Callable<Integer>> action = new AtomicReference<>(() -> 1);

		void does(Callable<Integer> next) {
			this.action.set(next);
		}

		@Override
		public Connection getConnection() {
			return proxy(Connection.class);
		}

		@Override
		public Connection getConnection(String user, String password) {
			return getConnection();
		}

		private <T> T proxy(Class<T> type) {
			InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
				case "commit", "rollback", "executeQuery" -> {
					act(10);
					yield null;
				}
				case "createStatement" -> proxy(Statement.class);
				case "prepareStatement" -> proxy(PreparedStatement.class);
				case "executeUpdate" -> act(10);
				case "executeBatch" -> new int[] { act(10) };
				case "isWrapperFor" -> false;
				case "equals" -> proxy == arguments[0];
				case "hashCode" -> System.identityHashCode(proxy);
				default -> null;
			};
			return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type }, handler));
		}

		private int act(int frames) throws Exception {
			return (frames > 0) ? act(frames - 1) : this.action.get().call();
		}

	}

}
