package dev.monitored.db.r2dbc;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.monitored.Patience;
import dev.monitored.db.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with a real PostgreSQL, whose driver hands out a result before it has sent the
 * query.
 */
class R2dbcPostgresIT extends R2dbcServerContract {

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
	void listensToNotifications() {
		with((connection, context) -> {
			CompletableFuture<Notification> notification = new CompletableFuture<>();
			((PostgresqlConnection) connection).getNotifications().next().subscribe(notification::complete);
			update(connection, "LISTEN orders");
			update(connection, "NOTIFY orders, 'placed'");
			assertThat(Patience.get(notification)).returns("placed", Notification::getParameter);
		});
	}

	@Override
	protected String url() {
		return postgres.r2dbcUrl();
	}

	@Override
	protected String insert() {
		return "INSERT INTO orders VALUES ($1, 'a')";
	}

	@Override
	protected String sleep() {
		return "SELECT pg_sleep(60)";
	}

	@Override
	protected String timeout(Duration limit) {
		return "SET statement_timeout = " + limit.toMillis();
	}

	@Override
	protected String slowRows() {
		return "SELECT repeat('x', 10000), pg_sleep(0.01) FROM generate_series(1, 5000)";
	}

	@Override
	protected void release(Connection connection) {
		((PostgresqlConnection) connection).cancelRequest().onErrorComplete().block();
		super.release(connection);
	}

}
