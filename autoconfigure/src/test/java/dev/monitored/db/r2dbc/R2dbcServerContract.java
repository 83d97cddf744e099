package dev.monitored.db.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.db.Queries;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * What is recorded of a real server through R2DBC.
 */
abstract class R2dbcServerContract {

	/**
	 * Returns the URL of the database.
	 */
	protected abstract String url();

	/**
	 * Returns an insert of an order with a parameter for its number.
	 */
	protected abstract String insert();

	/**
	 * Returns a query that takes a minute.
	 */
	protected abstract String sleep();

	/**
	 * Returns the setting that ends statements after some time.
	 */
	protected abstract String timeout(Duration limit);

	/**
	 * Returns a query that sends rows for many seconds.
	 */
	protected abstract String slowRows();

	@Test
	void recordsSuccessesErrorsBatchesAndTransactions() {
		with((connection, context) -> {
			update(connection, "CREATE TEMPORARY TABLE orders (id INT PRIMARY KEY, name VARCHAR(5))");
			insertInTransaction(connection);
			assertThat(Flux
				.from(connection.createBatch()
					.add("UPDATE orders SET name = 'b'")
					.add("UPDATE orders SET name = 'c'")
					.execute())
				.concatMap(Result::getRowsUpdated)
				.collectList()
				.block()).containsExactly(2L, 2L);
			assertThat(names(connection)).containsExactly("c", "c");
			assertThatExceptionOfType(R2dbcDataIntegrityViolationException.class)
				.isThrownBy(() -> update(connection, "INSERT INTO orders VALUES (1, 'a')"));
			assertThat(Queries.counts(context)).containsOnly(entry("connectionFactory DDL orders success", 1),
					entry("connectionFactory INSERT orders success", 1),
					entry("connectionFactory INSERT orders error", 1),
					entry("connectionFactory UPDATE orders success", 1),
					entry("connectionFactory SELECT orders success", 1),
					entry("connectionFactory TX _none success", 1));
			assertThat(Queries.errors(context))
				.containsOnly(entry("INSERT orders R2dbcDataIntegrityViolationException", 1));
		});
	}

	@Test
	void recordsATimeoutBeforeAndAfterTheFirstRow() {
		with((connection, context) -> {
			update(connection, timeout(Duration.ofMillis(100)));
			assertThatExceptionOfType(R2dbcException.class).isThrownBy(() -> update(connection, sleep()));
			update(connection, timeout(Duration.ofSeconds(2)));
			Flux<Object> rows = Flux.from(connection.createStatement(slowRows()).execute())
				.flatMap((result) -> result.map((row, metadata) -> "row"));
			assertThat(rows.onErrorResume((failure) -> Mono.empty()).count().block()).isPositive();
			assertThat(Queries.errors(context)).containsOnly(entry("SELECT _none R2dbcTimeoutException", 2));
		});
	}

	@Test
	void recordsACancellation() {
		with((connection, context) -> {
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> Flux.from(connection.createStatement(sleep()).execute())
					.flatMap(Result::getRowsUpdated)
					.timeout(Duration.ofMillis(200))
					.blockLast())
				.withCauseInstanceOf(TimeoutException.class);
			assertThat(Queries.counts(context)).containsOnly(entry("connectionFactory SELECT _none cancelled", 1));
			assertThat(Scrape.of(context).value("db_query_active")).isZero();
		});
	}

	/**
	 * Lets a connection go whose query may still run.
	 */
	protected void release(Connection connection) {
		Mono.from(connection.close()).onErrorComplete().block();
	}

	static void update(Connection connection, String sql) {
		Flux.from(connection.createStatement(sql).execute()).flatMap(Result::getRowsUpdated).then().block();
	}

	final void with(Use use) {
		R2dbcApplications.application()
			.withPropertyValues("spring.r2dbc.url=" + url(), "spring.r2dbc.pool.enabled=false")
			.run((context) -> {
				Connection connection = Mono.from(context.getBean(ConnectionFactory.class).create())
					.cast(Connection.class)
					.block();
				use.use(Objects.requireNonNull(connection), context);
				release(connection);
			});
	}

	private void insertInTransaction(Connection connection) {
		Mono.from(connection.beginTransaction()).block();
		Statement insert = connection.createStatement(insert());
		insert.bind(0, 1).add().bind(0, 2);
		assertThat(Flux.from(insert.execute()).flatMap(Result::getRowsUpdated).collectList().block())
			.containsExactly(1L, 1L);
		Mono.from(connection.commitTransaction()).block();
	}

	private static List<String> names(Connection connection) {
		return Objects.requireNonNull(Flux.from(connection.createStatement("SELECT name FROM orders").execute())
			.flatMap((result) -> result.map((row, metadata) -> String.valueOf(row.get(0, String.class))))
			.collectList()
			.block());
	}

	/**
	 * What a test does with a connection.
	 */
	interface Use {

		void use(Connection connection, ApplicationContext context) throws Exception;

	}

}
