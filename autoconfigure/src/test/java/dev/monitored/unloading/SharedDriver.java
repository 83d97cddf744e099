package dev.monitored.unloading;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application with a data source of its own and a driver that all applications share.
 */
final class SharedDriver {

	ApplicationContextRunner application() {
		return MonitoredContext.runner(Database.class);
	}

	void exercise(ApplicationContext context) {
		JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
		jdbc.execute("CREATE TABLE orders (id INT PRIMARY KEY)");
		assertThat(jdbc.batchUpdate("INSERT INTO orders VALUES (?)", List.of(new Object[] { 1 }, new Object[] { 2 })))
			.containsExactly(1, 1);
		assertThat(jdbc.queryForObject("SELECT count(*) FROM orders WHERE id > ?", Integer.class, 0)).isEqualTo(2);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.execute("SELECT FROM WHERE"));
		assertThat(jdbc.<String>execute((ConnectionCallback<String>) SharedDriver::call)).isEqualTo("H2");
	}

	private static String call(Connection connection) throws java.sql.SQLException {
		try (var call = connection.prepareCall("CALL 1")) {
			assertThat(call.execute()).isTrue();
		}
		DatabaseMetaData found = connection.getMetaData();
		return found.getDatabaseProductName();
	}

	/**
	 * A database that goes with its application.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Database {

		@Bean
		Pool dataSource() {
			return new Pool();
		}

	}

	/**
	 * Holds the one connection of an application.
	 */
	static class Pool extends SimpleDriverDataSource {

		Pool() {
			super(new org.h2.Driver(), "jdbc:h2:mem:unloading-%d;DB_CLOSE_DELAY=-1".formatted(System.nanoTime()));
		}

	}

}
