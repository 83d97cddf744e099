package dev.monitored.db.r2dbc;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.Patience;
import dev.monitored.Scrape;
import dev.monitored.db.PostgresServer;
import dev.monitored.db.Queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests with a real PostgreSQL, whose driver hands out a result before it has sent the
 * query.
 */
class R2dbcPostgresIT {

	private static PostgresServer postgres;

	@BeforeAll
	static void startPostgres() throws IOException, InterruptedException {
		postgres = PostgresServer.start();
	}

	@AfterAll
	static void endPostgres() throws IOException {
		if (postgres != null) {
			postgres.close();
		}
	}

	@Test
	void recordsSuccessesErrorsBatchesAndTransactions() {
		with((connection, context) -> {
			update(connection, "CREATE TEMP TABLE orders (id INT PRIMARY KEY, name VARCHAR)");
			insertInTransaction(connection);
			assertThat(connection.createBatch()
				.add("UPDATE orders SET name = 'b'")
				.add("UPDATE orders SET name = 'c'")
				.execute()
				.concatMap(Result::getRowsUpdated)
				.collectList()
				.block()).containsExactly(2L, 2L);
			assertThat(connection.createStatement("SELECT name FROM orders")
				.execute()
				.flatMap((result) -> result.map((row, metadata) -> row.get(0, String.class)))
				.collectList()
				.block()).containsExactly("c", "c");
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
			update(connection, "SET statement_timeout = 100");
			assertThatExceptionOfType(R2dbcException.class).isThrownBy(() -> update(connection, "SELECT pg_sleep(60)"));
			update(connection, "SET statement_timeout = 2000");
			Flux<Object> rows = connection
				.createStatement("SELECT repeat('x', 10000), pg_sleep(0.01) FROM generate_series(1, 5000)")
				.execute()
				.flatMap((result) -> result.map((row, metadata) -> "row"));
			assertThat(rows.onErrorResume((failure) -> Mono.empty()).count().block()).isPositive();
			assertThat(Queries.errors(context)).containsOnly(entry("SELECT _none R2dbcTimeoutException", 2));
		});
	}

	@Test
	void recordsACancellation() {
		with((connection, context) -> {
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> connection.createStatement("SELECT pg_sleep(60)")
					.execute()
					.flatMap(PostgresqlResult::getRowsUpdated)
					.timeout(Duration.ofMillis(200))
					.blockLast())
				.withCauseInstanceOf(TimeoutException.class);
			assertThat(Queries.counts(context)).containsOnly(entry("connectionFactory SELECT _none cancelled", 1));
			assertThat(Scrape.of(context).value("db_query_active")).isZero();
		});
	}

	@Test
	void listensToNotifications() {
		with((connection, context) -> {
			CompletableFuture<Notification> notification = new CompletableFuture<>();
			connection.getNotifications().next().subscribe(notification::complete);
			update(connection, "LISTEN orders");
			update(connection, "NOTIFY orders, 'placed'");
			assertThat(Patience.get(notification)).returns("placed", Notification::getParameter);
		});
	}

	private static void insertInTransaction(PostgresqlConnection connection) {
		connection.beginTransaction().block();
		PostgresqlStatement insert = connection.createStatement("INSERT INTO orders VALUES ($1, 'a')");
		insert.bind(0, 1).add().bind(0, 2);
		assertThat(insert.execute().flatMap(PostgresqlResult::getRowsUpdated).collectList().block()).containsExactly(1L,
				1L);
		connection.commitTransaction().block();
	}

	private static void update(PostgresqlConnection connection, String sql) {
		connection.createStatement(sql).execute().flatMap(PostgresqlResult::getRowsUpdated).then().block();
	}

	private static void with(Use use) {
		R2dbcApplications.application()
			.withPropertyValues("spring.r2dbc.url=" + postgres.r2dbcUrl(), "spring.r2dbc.pool.enabled=false")
			.run((context) -> {
				PostgresqlConnection connection = Mono.from(context.getBean(ConnectionFactory.class).create())
					.cast(PostgresqlConnection.class)
					.block();
				use.use(Objects.requireNonNull(connection), context);
				connection.cancelRequest().then(connection.close()).onErrorComplete().block();
			});
	}

	/**
	 * What a test does with a connection.
	 */
	private interface Use {

		void use(PostgresqlConnection connection, ApplicationContext context) throws Exception;

	}

}
