package dev.monitored.db.jdbc;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.monitored.BinderContract;
import dev.monitored.db.Queries;
import dev.monitored.db.recording.DbMeters;
import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The {@link BinderContract} of queries through JDBC.
 */
class JdbcBinderContractTests extends BinderContract {

	@Override
	protected ApplicationContextRunner application() {
		return Queries.application()
			.withPropertyValues("monitored.db.repeated-queries.threshold=1", "monitored.slo.definitions.all.signal=db",
					"monitored.slo.definitions.all.availability=99%");
	}

	@Override
	protected void exercise(ApplicationContext context) {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		jdbc.execute("CREATE TABLE IF NOT EXISTS orders (id INT PRIMARY KEY, name VARCHAR)");
		jdbc.update("DELETE FROM orders");
		assertThat(jdbc.update("INSERT INTO orders VALUES (1, 'a')")).isEqualTo(1);
		assertThat(jdbc.batchUpdate("INSERT INTO orders VALUES (?, ?)",
				List.of(new Object[] { 2, "b" }, new Object[] { 3, "c" })))
			.containsExactly(1, 1);
		assertThat(jdbc.queryForObject("SELECT count(*) FROM orders", Integer.class)).isEqualTo(3);
		assertThat(repeat(context, "orders")).isEqualTo(6);
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> jdbc.update("INSERT INTO orders VALUES (1, 'a')"));
		assertThatExceptionOfType(BadSqlGrammarException.class).isThrownBy(() -> jdbc.execute("SELECT FROM WHERE"));
		assertThat(new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
			.<Integer>execute((transaction) -> {
				transaction.setRollbackOnly();
				return jdbc.update("UPDATE orders SET name = 'd'");
			})).isEqualTo(3);
	}

	@Override
	protected void exerciseWithValues(ApplicationContext context, int values) {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		IntStream.range(0, values).forEach((number) -> {
			String table = "t" + number + "x";
			jdbc.execute("CREATE TABLE IF NOT EXISTS %s (id INT)".formatted(table));
			assertThat(jdbc.queryForList("SELECT * FROM " + table)).isEmpty();
			assertThat(repeat(context, table)).isZero();
			jdbc.batchUpdate("INSERT INTO %s VALUES (?)".formatted(table), List.<Object[]>of(new Object[] { 1 }));
			assertThatExceptionOfType(BadSqlGrammarException.class)
				.isThrownBy(() -> jdbc.queryForList("SELECT nothing FROM " + table));
			jdbc.execute("DROP TABLE " + table);
		});
	}

	// Makes a query twice in one call, and returns the number of rows
	private static int repeat(ApplicationContext context, String table) {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		String query = "SELECT * FROM " + table;
		return context.getBean(Operations.class)
			.record("orders.list", () -> jdbc.queryForList(query).size() + jdbc.queryForList(query).size());
	}

	@Override
	protected Collection<DeclaredMeter> meters() {
		DbMeters size = DbMeters.BATCH_SIZE;
		return List.of(
				DeclaredMeter.timer(DbMeters.DURATION.meterName(), DbMeters.DURATION.description(),
						DbMeters.DURATION.labels()),
				DeclaredMeter.counter(DbMeters.ERRORS.meterName(), DbMeters.ERRORS.description(),
						DbMeters.ERRORS.labels()),
				DeclaredMeter.inFlight(DbMeters.ACTIVE.meterName(), DbMeters.ACTIVE.description(),
						DbMeters.ACTIVE.labels()),
				DeclaredMeter.counter(DbMeters.REPEATED.meterName(), DbMeters.REPEATED.description(),
						DbMeters.REPEATED.labels()),
				DeclaredMeter.summary(size.meterName(), size.description(), size.labels()));
	}

	@Test
	void declaresTheMetersOfTheContract() {
		assertThat(Arrays.stream(DbMeters.values()).map(DbMeters::meterName)).containsExactly("db.query.duration",
				"db.query.errors", "db.query.active", "db.batch.size", "db.repeated.queries");
	}

}
