package dev.monitored.db.r2dbc;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.context.ApplicationContext;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.db.Queries;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for what is recorded of plain R2DBC, on H2.
 */
class R2dbcRecordingTests {

	@Test
	void recordsStatements() {
		with((connection, context) -> {
			assertThat(update(connection, "INSERT INTO shop.Orders VALUES (2, 'b')")).isEqualTo(1);
			assertThat(update(connection, "UPDATE shop.orders SET name = 'c'")).isEqualTo(2);
			assertThat(names(connection, "SELECT name FROM shop.orders").collectList().block()).containsExactly("c",
					"c");
			assertThat(names(connection, "SELECT '1'").blockLast()).isEqualTo("1");
			assertThat(Queries.counts(context)).containsOnly(entry("connectionFactory DDL orders success", 1),
					entry("connectionFactory DDL _none success", 1),
					entry("connectionFactory INSERT orders success", 2),
					entry("connectionFactory UPDATE orders success", 1),
					entry("connectionFactory SELECT orders success", 1),
					entry("connectionFactory SELECT _none success", 1));
		});
	}

	@Test
	void recordsEachSubscriptionAsOneQuery() {
		with((connection, context) -> {
			Flux<String> names = names(connection, "SELECT name FROM shop.orders");
			assertThat(names.blockLast()).isEqualTo("a");
			assertThat(names.blockLast()).isEqualTo("a");
			assertThat(names.blockFirst()).isEqualTo("a");
			assertThatExceptionOfType(R2dbcException.class)
				.isThrownBy(() -> names(connection, "SELECT nothing FROM shop.orders").retry(2).blockLast());
			assertThat(Queries.counts(context)).containsEntry("connectionFactory SELECT orders success", 3)
				.containsEntry("connectionFactory SELECT orders error", 3);
		});
	}

	@Test
	void recordsNothingWithoutASubscription() {
		with((connection, context) -> {
			assertThat(names(connection, "SELECT name FROM shop.orders")).isNotNull();
			assertThat(Queries.counts(context)).doesNotContainKey("connectionFactory SELECT orders success");
		});
	}

	@Test
	void endsWithEachWayToReadAResult() {
		with((connection, context) -> {
			Flux<Result> results = Flux.from(statement(connection, "SELECT name FROM shop.orders").execute());
			assertThat(Mono.from(results).flatMap((result) -> Mono.from(result.map((row) -> row.get(0)))).block())
				.isEqualTo("a");
			assertThat(results.concatMap((result) -> result.filter((segment) -> true).map((row) -> row.get(0)))
				.blockLast()).isEqualTo("a");
			assertThat(results.concatMap((result) -> result.flatMap((segment) -> Mono.just("segment"))).blockLast())
				.isEqualTo("segment");
			assertThat(results.concatMap(Result::getRowsUpdated).collectList().block()).isNotNull();
			assertThat(names(connection, "SELECT name FROM shop.orders WHERE id = 99").collectList().block()).isEmpty();
			assertThat(Queries.counts(context)).containsEntry("connectionFactory SELECT orders success", 5);
			assertThat(active(context)).isZero();
		});
	}

	@Test
	void endsWhereNobodyReadsTheResult() {
		with((connection, context) -> {
			Statement statement = statement(connection, "SELECT name FROM shop.orders");
			Flux.from(statement.execute()).then().block();
			Mono.from(statement.execute()).then().block();
			Mono.from(connection.close()).block();
			assertThat(Queries.counts(context)).containsEntry("connectionFactory SELECT orders success", 2);
			assertThat(active(context)).isZero();
		});
	}

	@Test
	void refusesASubscriberThatIsNoneAndCountsNothing() {
		with((connection, context) -> {
			Map<String, Integer> before = Queries.counts(context);
			Statement statement = statement(connection, "SELECT name FROM shop.orders");
			List<Publisher<?>> publishers = List.of(statement.execute(), connection.beginTransaction(),
					connection.rollbackTransaction(), connection.createBatch().add("SELECT 1").execute());
			for (Publisher<?> publisher : publishers) {
				assertThatNullPointerException().isThrownBy(() -> publisher.subscribe(nothing()));
			}
			Flux<?> results = Flux.from(statement.execute());
			assertThatNullPointerException().isThrownBy(() -> results.subscribe(nothing()));
			assertThat(active(context)).isZero();
			assertThat(Queries.counts(context)).isEqualTo(before);
			Flux.from(statement.execute()).doOnNext((result) -> {
				Publisher<Long> rows = result.getRowsUpdated();
				assertThatNullPointerException().isThrownBy(() -> rows.subscribe(nothing()));
			}).then().block();
			Mono.from(connection.close()).block();
			assertThat(active(context)).isZero();
		});
	}

	@Test
	void leavesTheFailureOfAMappingToTheApplication() {
		with((connection, context) -> {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> Flux.from(statement(connection, "SELECT name FROM shop.orders").execute())
					.flatMap((result) -> result.map((row, metadata) -> {
						throw new IllegalArgumentException("Not mine");
					}))
					.blockLast());
			assertThat(Queries.counts(context)).containsEntry("connectionFactory SELECT orders success", 1);
			assertThat(Queries.errors(context)).isEmpty();
		});
	}

	@Test
	void leavesTheFailureOfAReaderOfSegmentsToTheApplication() {
		with((connection, context) -> {
			assertThatIllegalArgumentException().isThrownBy(() -> Flux
				.from(statement(connection, "SELECT name FROM shop.orders").execute())
				.flatMap((result) -> result.flatMap((segment) -> Mono.error(new IllegalArgumentException("Not mine"))))
				.blockLast());
			assertThat(Queries.counts(context)).containsEntry("connectionFactory SELECT orders success", 1);
			assertThat(active(context)).isZero();
		});
	}

	@Test
	void recordsSetsOfParametersAsOneBatch() {
		with((connection, context) -> {
			Statement insert = statement(connection, "INSERT INTO shop.orders VALUES ($1, $2)");
			insert.bind(0, 10).bind(1, "a").add().bind("$1", 11).bindNull("$2", String.class).add();
			insert.bind(0, 12).bindNull(1, String.class);
			assertThat(Flux.from(insert.execute()).flatMap(Result::getRowsUpdated).collectList().block())
				.containsExactly(1L, 1L, 1L);
			assertThat(Queries.counts(context)).containsEntry("connectionFactory INSERT orders success", 2);
			assertThat(batches(context, "count", "INSERT", "orders")).isEqualTo(1);
			assertThat(batches(context, "sum", "INSERT", "orders")).isEqualTo(3);
		});
	}

	@Test
	void recordsASecondExecutionOfABatchAsTheSameBatch() {
		with((connection, context) -> {
			Statement delete = statement(connection, "DELETE FROM shop.orders WHERE id = $1");
			delete.bind(0, 98).add().bind(0, 99);
			assertThat(Flux.from(delete.execute()).flatMap(Result::getRowsUpdated).collectList().block()).hasSize(2);
			assertThat(Flux.from(delete.execute()).flatMap(Result::getRowsUpdated).collectList().block())
				.as("the driver keeps the parameters")
				.hasSize(2);
			assertThat(batches(context, "count", "DELETE", "orders")).isEqualTo(2);
			assertThat(batches(context, "sum", "DELETE", "orders")).isEqualTo(4);
		});
	}

	@Test
	void recordsABatchOfDifferentStatementsByWhatTheyHaveInCommon() {
		with((connection, context) -> {
			Batch batch = connection.createBatch()
				.add("INSERT INTO shop.orders VALUES (20, 'a')")
				.add("DELETE FROM shop.orders WHERE id = 20");
			assertThat(Flux.from(batch.execute()).concatMap(Result::getRowsUpdated).collectList().block())
				.containsExactly(1L, 1L);
			Batch other = connection.createBatch()
				.add("DELETE FROM shop.orders WHERE id = 20")
				.add("SET LOCK_TIMEOUT 1000");
			Flux.from(other.execute()).concatMap(Result::getRowsUpdated).blockLast();
			assertThat(Queries.counts(context)).containsEntry("connectionFactory OTHER orders success", 1)
				.containsEntry("connectionFactory OTHER _unknown success", 1);
			assertThat(batches(context, "sum", "OTHER", "orders")).isEqualTo(2);
		});
	}

	@Test
	void recordsAFailedBatchAsOneError() {
		with((connection, context) -> {
			Batch batch = connection.createBatch()
				.add("INSERT INTO shop.orders VALUES (30, 'a')")
				.add("INSERT INTO shop.orders VALUES (30, 'a')");
			assertThatExceptionOfType(R2dbcDataIntegrityViolationException.class)
				.isThrownBy(() -> Flux.from(batch.execute()).concatMap(Result::getRowsUpdated).blockLast());
			assertThat(Queries.counts(context)).containsEntry("connectionFactory INSERT orders error", 1);
			assertThat(active(context)).isZero();
		});
	}

	@Test
	void recordsCommitsAndRollbacks() {
		with((connection, context) -> {
			Mono.from(connection.beginTransaction()).block();
			Mono.from(connection.createSavepoint("here")).block();
			Mono.from(connection.rollbackTransactionToSavepoint("here")).block();
			Mono.from(connection.rollbackTransaction()).block();
			Mono.from(connection.beginTransaction()).block();
			Mono.from(connection.commitTransaction()).block();
			assertThat(Queries.counts(context)).containsEntry("connectionFactory TX _none success", 3);
		});
	}

	@Test
	void hasSeriesBeforeTheFirstQuery() {
		R2dbcApplications.h2().run((context) -> {
			Scrape scrape = Scrape.of(context);
			assertThat(Queries.counts(context)).isEmpty();
			assertThat(scrape.value("db_query_duration_seconds_count", "datasource", "connectionFactory", "operation",
					"TX", "table", "_none", "status", "error"))
				.isZero();
			assertThat(active(context)).isZero();
		});
	}

	@Test
	void recordsErrorsByTheirStandardName() {
		with((connection, context) -> {
			assertThatExceptionOfType(R2dbcBadGrammarException.class)
				.isThrownBy(() -> update(connection, "SELECT nothing FROM shop.orders"));
			assertThatExceptionOfType(R2dbcDataIntegrityViolationException.class)
				.isThrownBy(() -> update(connection, "INSERT INTO shop.orders VALUES (1, 'a')"));
			assertThatIllegalArgumentException().isThrownBy(
					() -> statement(connection, "DELETE FROM shop.orders WHERE id = $1").bind(0, 1).add().execute());
			assertThat(Queries.errors(context)).containsOnly(entry("SELECT orders R2dbcBadGrammarException", 1),
					entry("INSERT orders R2dbcDataIntegrityViolationException", 1),
					entry("DELETE orders IllegalArgumentException", 1));
		});
	}

	private static long update(Connection connection, String sql) {
		Long updated = Flux.from(statement(connection, sql).execute()).flatMap(Result::getRowsUpdated).blockLast();
		return (updated != null) ? updated : 0;
	}

	private static Flux<String> names(Connection connection, String sql) {
		return Flux.from(statement(connection, sql).execute())
			.flatMap((result) -> result.map((row, metadata) -> row.get(0, String.class)));
	}

	private static Statement statement(Connection connection, String sql) {
		return connection.createStatement(sql);
	}

	private static double batches(ApplicationContext context, String what, String operation, String table) {
		return Scrape.of(context).value("db_batch_size_" + what, "operation", operation, "table", table);
	}

	@SuppressWarnings("NullAway")
	private static <T> CoreSubscriber<T> nothing() {
		return null;
	}

	private static double active(ApplicationContext context) {
		return Scrape.of(context).value("db_query_active", "datasource", "connectionFactory");
	}

	private static void with(Use use) {
		R2dbcApplications.h2().run((context) -> {
			Connection connection = Objects
				.requireNonNull(Mono.from(context.getBean(ConnectionFactory.class).create()).block());
			update(connection, "CREATE SCHEMA shop");
			update(connection, "CREATE TABLE shop.orders (id INT PRIMARY KEY, name VARCHAR)");
			update(connection, "INSERT INTO shop.orders VALUES (1, 'a')");
			use.use(connection, context);
		});
	}

	/**
	 * What is done with a connection.
	 */
	private interface Use {

		void use(Connection connection, ApplicationContext context);

	}

}
