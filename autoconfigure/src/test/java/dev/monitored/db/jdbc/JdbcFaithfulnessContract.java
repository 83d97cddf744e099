package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an application sees of measured connections: nothing.
 */
abstract class JdbcFaithfulnessContract extends JdbcContract {

	@Test
	void givesBackGeneratedKeys() {
		with((connection, context) -> {
			createOrders(connection);
			try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders (name) VALUES ('a')",
					Statement.RETURN_GENERATED_KEYS)) {
				insert.executeUpdate();
				ResultSet keys = insert.getGeneratedKeys();
				assertThat(keys.next()).isTrue();
				assertThat(keys.getInt("id")).isEqualTo(1);
				assertThat(insert).isEqualTo(keys.getStatement());
			}
		});
	}

	@Test
	void leadsBackFromStatementsAndMetadataToTheConnection() {
		with((connection, context) -> {
			createOrders(connection);
			try (PreparedStatement select = connection.prepareStatement("SELECT * FROM orders")) {
				assertThat(select.getConnection()).isSameAs(connection);
			}
			assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
		});
	}

	@Test
	void unwrapsAsTheDriverDoes() {
		with((connection, context) -> {
			assertThat(connection.isWrapperFor(org.h2.jdbc.JdbcConnection.class)).isTrue();
			assertThat(connection.unwrap(org.h2.jdbc.JdbcConnection.class))
				.isExactlyInstanceOf(org.h2.jdbc.JdbcConnection.class);
			assertThat(connection.isWrapperFor(StringBuilder.class)).isFalse();
			assertThat(connection.getMetaData().unwrap(org.h2.jdbc.JdbcDatabaseMetaData.class))
				.isExactlyInstanceOf(org.h2.jdbc.JdbcDatabaseMetaData.class);
			try (PreparedStatement select = connection.prepareStatement("SELECT 1")) {
				assertThat(select.unwrap(org.h2.jdbc.JdbcPreparedStatement.class))
					.isExactlyInstanceOf(org.h2.jdbc.JdbcPreparedStatement.class);
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> select.unwrap(StringBuilder.class));
				ResultSet result = select.executeQuery();
				assertThat(result.unwrap(org.h2.jdbc.JdbcResultSet.class))
					.isExactlyInstanceOf(org.h2.jdbc.JdbcResultSet.class);
			}
		});
	}

	@Test
	void unwrapsToTheDriversObjectForAnInterfaceOfJdbcToo() {
		with((connection, context) -> {
			assertThat(connection.unwrap(Connection.class)).isExactlyInstanceOf(org.h2.jdbc.JdbcConnection.class);
			try (PreparedStatement select = connection.prepareStatement("SELECT 1")) {
				assertThat(select.unwrap(Statement.class)).isExactlyInstanceOf(org.h2.jdbc.JdbcPreparedStatement.class);
			}
		});
	}

	@Test
	void isEqualToItselfAndSaysWhatTheDriverSays() {
		with((connection, context) -> {
			assertThat(connection).isEqualTo(connection).hasSameHashCodeAs(connection);
			assertThat(connection.equals(null)).isFalse();
			try (PreparedStatement select = connection.prepareStatement("SELECT 1 AS one")) {
				assertThat(select).isEqualTo(select).hasSameHashCodeAs(select);
				assertThat(select.toString()).contains("SELECT 1 AS one");
			}
		});
	}

}
