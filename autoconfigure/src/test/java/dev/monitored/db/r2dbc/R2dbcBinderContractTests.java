package dev.monitored.db.r2dbc;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

import dev.monitored.BinderContract;
import dev.monitored.db.recording.DbMeters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The {@link BinderContract} of queries through R2DBC.
 */
class R2dbcBinderContractTests extends BinderContract {

	@Override
	protected ApplicationContextRunner application() {
		return R2dbcApplications.h2()
			.withPropertyValues("monitored.slo.definitions.all.signal=db",
					"monitored.slo.definitions.all.availability=99%");
	}

	@Override
	protected void exercise(ApplicationContext context) {
		DatabaseClient client = context.getBean(DatabaseClient.class);
		update(client, "CREATE TABLE IF NOT EXISTS orders (id INT PRIMARY KEY, name VARCHAR)");
		update(client, "DELETE FROM orders");
		assertThat(update(client, "INSERT INTO orders VALUES (1, 'a')")).isEqualTo(1);
		insert(context, "INSERT INTO orders VALUES ($1, 'b')");
		assertThat(client.sql("SELECT count(*) FROM orders").mapValue(Long.class).one().block()).isEqualTo(3);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> update(client, "INSERT INTO orders VALUES (1, 'a')"));
		assertThatExceptionOfType(BadSqlGrammarException.class).isThrownBy(() -> update(client, "SELECT FROM WHERE"));
		TransactionalOperator transactions = TransactionalOperator
			.create(context.getBean(ReactiveTransactionManager.class));
		assertThat(transactions.execute((transaction) -> {
			transaction.setRollbackOnly();
			return client.sql("UPDATE orders SET name = 'd'").fetch().rowsUpdated();
		}).blockLast()).isEqualTo(3);
	}

	@Override
	protected void exerciseWithValues(ApplicationContext context, int values) {
		DatabaseClient client = context.getBean(DatabaseClient.class);
		IntStream.range(0, values).forEach((number) -> {
			String table = "t" + number + "x";
			update(client, "CREATE TABLE IF NOT EXISTS %s (id INT)".formatted(table));
			assertThat(client.sql("SELECT * FROM " + table).fetch().all().collectList().block()).isEmpty();
			insert(context, "INSERT INTO %s VALUES ($1)".formatted(table));
			assertThatExceptionOfType(BadSqlGrammarException.class)
				.isThrownBy(() -> update(client, "SELECT nothing FROM " + table));
			update(client, "DROP TABLE " + table);
		});
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
				DeclaredMeter.summary(size.meterName(), size.description(), size.labels()));
	}

	private static long update(DatabaseClient client, String sql) {
		Long updated = client.sql(sql).fetch().rowsUpdated().block();
		return (updated != null) ? updated : 0;
	}

	private static void insert(ApplicationContext context, String sql) {
		List<Long> inserted = Flux
			.usingWhen(context.getBean(ConnectionFactory.class).create(),
					(connection) -> Flux.from(connection.createStatement(sql).bind(0, 2).add().bind(0, 3).execute())
						.flatMap(Result::getRowsUpdated),
					Connection::close)
			.collectList()
			.block();
		assertThat(inserted).containsExactly(1L, 1L);
	}

}
