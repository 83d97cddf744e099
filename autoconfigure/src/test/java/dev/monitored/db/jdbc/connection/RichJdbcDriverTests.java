package dev.monitored.db.jdbc.connection;

import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import org.h2.jdbc.JdbcStatement;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import dev.monitored.MonitoredContext;
import dev.monitored.db.Queries;
import dev.monitored.db.recording.DataSourceRecorderCatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for a driver that promises more than JDBC does.
 */
class RichJdbcDriverTests {

	@Test
	void keepsTheInterfacesOfTheDriver() {
		with((connection, context) -> {
			RichStatement statement = connection.prepareStatement("DELETE FROM orders");
			assertThat(statement.hint()).as("only the driver has it").isSameAs(JdbcMeasurement.behind(statement));
			assertThat(statement.executeUpdate()).isEqualTo(3);
			assertThat(statement.getConnection()).isSameAs(connection);
			assertThat(((RichMetaData) connection.getMetaData()).version()).isEqualTo("7");
			assertThat(Queries.counts(context)).containsOnly(entry("orders DELETE orders success", 1));
		});
	}

	@Test
	void measuresCallsOfProcedures() {
		with((connection, context) -> {
			CallableStatement call = connection.prepareCall("{call twice(?)}");
			call.registerOutParameter(1, 4);
			assertThat(call).isInstanceOf(Measured.class);
			assertThat(call.executeUpdate()).isEqualTo(3);
			assertThat(call.getInt(1)).as("only a call has it").isEqualTo(21);
			assertThat(Queries.counts(context)).containsOnly(entry("orders CALL twice success", 1));
		});
	}

	@Test
	void handsOutAClassOfTheDriver() {
		with((connection, context) -> {
			try (JdbcStatement statement = connection.createStatement(); Connection h2 = statement.getConnection()) {
				assertThat(h2.isValid(1)).isTrue();
				assertThat(statement).isNotInstanceOf(Measured.class);
			}
			assertThat(connection.createStatement(1, 2)).isInstanceOf(Measured.class);
		});
	}

	@Test
	void throwsWhatTheDriverThrows() {
		with((connection, context) -> assertThatIllegalStateException().isThrownBy(connection::explode)
			.withMessage("Boom"));
	}

	@Test
	void isEqualToWhatIsEqualBehindIt() {
		with((connection, context) -> {
			assertThat(connection).isEqualTo(connection).hasToString("rich");
			assertThat(connection.equals(JdbcMeasurement.behind(connection))).isTrue();
			assertThat(connection.hashCode()).isEqualTo(1);
			DatabaseMetaData metaData = connection.getMetaData();
			assertThat(metaData).isEqualTo(metaData).hasToString("rich");
			assertThat(metaData.equals(JdbcMeasurement.behind(metaData))).isTrue();
			assertThat(metaData.hashCode()).isEqualTo(1);
			assertThat(connection.equals(connection.prepareStatement("SELECT 1"))).isFalse();
		});
	}

	@Test
	void measuresNoConnectionTwice() {
		with((connection, context) -> {
			assertThat(connections(context).measure(connection)).isSameAs(connection);
			assertThat(connection.unwrap(Measured.class)).isSameAs(connection);
		});
	}

	private static JdbcMeasurement connections(ApplicationContext context) {
		return new JdbcMeasurement(() -> context.getBean(DataSourceRecorderCatalog.class).of("orders"));
	}

	private static void with(Use use) {
		MonitoredContext.runner()
			.run((context) -> use.use((RichConnection) connections(context).measure(rich(RichConnection.class)),
					context));
	}

	private static <T> T rich(Class<T> type) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, args) -> switch (method.getName()) {
					case "prepareStatement" -> rich(RichStatement.class);
					case "prepareCall" -> rich(CallableStatement.class);
					case "createStatement" -> (args != null) ? rich(Statement.class)
							: DriverManager.getConnection("jdbc:h2:mem:").createStatement();
					case "getMetaData" -> rich(RichMetaData.class);
					case "getConnection" -> rich(RichConnection.class);
					case "executeUpdate" -> 3;
					case "getInt" -> 21;
					case "version" -> "7";
					case "hint" -> proxy;
					case "explode" -> throw new IllegalStateException("Boom");
					case "equals" -> proxy == args[0];
					case "hashCode" -> 1;
					case "toString" -> "rich";
					case "isWrapperFor" -> false;
					default -> null;
				}));
	}

	/**
	 * A connection of a driver.
	 */
	public interface RichConnection extends Connection {

		@Override
		RichStatement prepareStatement(String sql) throws SQLException;

		@Override
		JdbcStatement createStatement() throws SQLException;

		void explode();

	}

	/**
	 * A statement of a driver.
	 */
	public interface RichStatement extends PreparedStatement {

		RichStatement hint();

	}

	/**
	 * Metadata of a driver.
	 */
	public interface RichMetaData extends DatabaseMetaData {

		String version();

	}

	/**
	 * What is done with a connection.
	 */
	private interface Use {

		void use(RichConnection connection, ApplicationContext context) throws SQLException;

	}

}
