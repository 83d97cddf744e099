package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.monitored.BrokenRegistries;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.db.Queries;
import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for calls that make equal queries again and again.
 */
class RepeatedJdbcQueriesTests {

	private final ApplicationContextRunner application = Queries.application();

	@Test
	void countsACallThatMakesMoreEqualQueriesThanTheThreshold() {
		run((shop) -> {
			shop.operation("orders.list", () -> shop.find(10));
			assertThat(shop.repeated()).as("at the threshold").isEmpty();
			shop.operation("orders.list", () -> shop.find(11));
			assertThat(shop.repeated()).containsOnly(entry("orders.list item", 1));
			shop.operation("orders.list", () -> shop.find(1_000));
			assertThat(shop.repeated()).containsOnly(entry("orders.list item", 2));
		});
	}

	@Test
	void countsACallOnceForEachTable() {
		run((shop) -> {
			shop.operation("orders.list", () -> {
				shop.find(20);
				IntStream.range(0, 20).forEach((id) -> shop.jdbc().queryForList("SELECT id FROM item"));
				IntStream.range(0, 20).forEach((id) -> shop.jdbc().queryForList("SELECT id FROM customer"));
			});
			assertThat(shop.repeated()).containsOnly(entry("orders.list item", 1), entry("orders.list customer", 1));
		});
	}

	@Test
	void isSilentAboutDifferentStatements() {
		run((shop) -> {
			shop.operation("orders.list", () -> IntStream.range(0, 100)
				.forEach((id) -> shop.jdbc().queryForList("SELECT id FROM item WHERE id = " + id)));
			assertThat(shop.repeated()).isEmpty();
		});
	}

	@Test
	void isSilentAboutTheSameStatementInDifferentCalls() {
		run((shop) -> {
			IntStream.range(0, 100).forEach((call) -> shop.operation("orders.find", () -> shop.find(1)));
			assertThat(shop.repeated()).isEmpty();
		});
	}

	@Test
	void isSilentOutsideOfCalls() {
		run((shop) -> {
			shop.find(100);
			assertThat(shop.repeated()).isEmpty();
		});
	}

	@Test
	void isSilentAboutBatches() {
		run((shop) -> {
			shop.operation("orders.import", () -> IntStream.range(0, 100)
				.forEach((batch) -> shop.jdbc()
					.batchUpdate("INSERT INTO item VALUES (?)", List.of(new Object[] { 1 }, new Object[] { 2 }))));
			assertThat(shop.repeated()).isEmpty();
		});
	}

	@Test
	void isSilentAboutCommits() {
		run((shop) -> {
			shop.operation("orders.import", () -> IntStream.range(0, 100).forEach((commit) -> shop.commit()));
			assertThat(Queries.counts(shop.context())).containsEntry("dataSource TX _none success", 100);
			assertThat(shop.repeated()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT NEXT VALUE FOR order_number", "COMMIT", "SET LOCK_TIMEOUT 1000" })
	void isSilentAboutStatementsWithoutATable(String sql) {
		run((shop) -> {
			shop.jdbc().execute("CREATE SEQUENCE IF NOT EXISTS order_number");
			shop.operation("orders.import", () -> IntStream.range(0, 12).forEach((time) -> shop.jdbc().execute(sql)));
			assertThat(shop.repeated()).isEmpty();
		});
	}

	@Test
	void countsSingleInsertsThatCouldBeABatch() {
		run((shop) -> {
			shop.operation("orders.import", () -> IntStream.range(0, 100)
				.forEach((id) -> shop.jdbc().update("INSERT INTO item VALUES (?)", id)));
			assertThat(shop.repeated()).containsOnly(entry("orders.import item", 1));
		});
	}

	@Test
	void countsStatementsWithoutParametersAndFailedOnes() {
		run((shop) -> {
			shop.operation("orders.try",
					() -> IntStream.range(0, 11)
						.forEach((time) -> assertThatExceptionOfType(DataAccessException.class)
							.isThrownBy(() -> shop.jdbc().execute("SELECT nothing FROM item"))));
			assertThat(shop.repeated()).containsOnly(entry("orders.try item", 1));
		});
	}

	@Test
	void countsTheCallThatCallsOthersInALoop() {
		run((shop) -> {
			shop.operation("orders.list",
					() -> IntStream.range(0, 12).forEach((id) -> shop.operation("orders.find", () -> shop.find(1))));
			assertThat(shop.repeated()).containsOnly(entry("orders.list item", 1));
		});
	}

	@Test
	void countsTheInnermostCallThatMakesTooMany() {
		run((shop) -> {
			shop.operation("orders.list",
					() -> IntStream.range(0, 3).forEach((id) -> shop.operation("orders.items", () -> shop.find(11))));
			assertThat(shop.repeated()).containsOnly(entry("orders.items item", 3));
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5 })
	void countsOneCallWhereTheOneAroundMakesTheQueryToo(int before) {
		run((shop) -> {
			shop.operation("orders.list", () -> {
				shop.find(before);
				shop.operation("orders.items", () -> shop.find(11));
			});
			assertThat(shop.repeated()).containsOnly(entry("orders.items item", 1));
		});
	}

	@Test
	void countsTheCallOfEachThread() {
		run((shop) -> {
			ExecutorService executor = Executors.newFixedThreadPool(4);
			IntStream.range(0, 200)
				.forEach((call) -> executor
					.execute(() -> shop.operation("orders.list", () -> shop.find((call % 2 == 0) ? 10 : 11))));
			executor.shutdown();
			Patience.await(executor);
			assertThat(shop.repeated()).containsOnly(entry("orders.list item", 100));
		});
	}

	@Test
	void countsWhereThereAreSlos() {
		this.application
			.withPropertyValues("monitored.slo.definitions.orders.signal=operation",
					"monitored.slo.definitions.orders.availability=99%")
			.run(shop((shop) -> {
				shop.operation("orders.list", () -> shop.operation("orders.items", () -> shop.find(11)));
				shop.operation("orders.list",
						() -> IntStream.range(0, 6).forEach((id) -> shop.operation("orders.find", () -> shop.find(2))));
				assertThat(shop.repeated()).containsOnly(entry("orders.items item", 1), entry("orders.list item", 1));
			}));
	}

	@Test
	void takesAnotherThreshold() {
		this.application.withPropertyValues("monitored.db.repeated-queries.threshold=1").run(shop((shop) -> {
			shop.operation("orders.find", () -> shop.find(1));
			assertThat(shop.repeated()).isEmpty();
			shop.operation("orders.find", () -> shop.find(2));
			assertThat(shop.repeated()).containsOnly(entry("orders.find item", 1));
		}));
	}

	@Test
	void canBeTurnedOff() {
		this.application.withPropertyValues("monitored.db.repeated-queries.enabled=false").run(shop((shop) -> {
			shop.operation("orders.list", () -> shop.find(100));
			assertThat(shop.repeated()).isEmpty();
		}));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1" })
	void explainsAThresholdThatCountsEveryCall(String threshold) {
		this.application.withPropertyValues("monitored.db.repeated-queries.threshold=" + threshold)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.db.repeated-queries.threshold", "Value: \"" + threshold + "\"",
					"Reason: the threshold is below 1",
					"Action: Write at least 1, or turn it off: monitored.db.repeated-queries.enabled=false."));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void harmsNoQueryWhereTheRegistryThrows(CapturedOutput output) {
		this.application.withUserConfiguration(BrokenRegistries.RefusingMeters.class).run((context) -> {
			Shop shop = new Shop(context);
			shop.create();
			shop.operation("orders.list", () -> shop.find(100));
		});
		assertThat(output).contains("WARN", "could not be registered and will be tried again");
	}

	private void run(ShopConsumer consumer) {
		this.application.run(shop(consumer));
	}

	static ContextConsumer<ApplicationContext> shop(ShopConsumer consumer) {
		return (context) -> {
			Shop shop = new Shop(context);
			shop.create();
			consumer.accept(shop);
		};
	}

	/**
	 * Does something with a shop.
	 */
	@FunctionalInterface
	interface ShopConsumer {

		void accept(Shop shop) throws InterruptedException;

	}

	/**
	 * An application with two tables.
	 *
	 * @param context its beans
	 */
	record Shop(ApplicationContext context) {

		JdbcTemplate jdbc() {
			return this.context.getBean(JdbcTemplate.class);
		}

		void create() {
			jdbc().execute("CREATE TABLE item (id INT)");
			jdbc().execute("CREATE TABLE customer (id INT)");
		}

		void operation(String name, Runnable work) {
			this.context.getBean(Operations.class).record(name, work);
		}

		void find(int times) {
			IntStream.range(0, times)
				.forEach(
						(id) -> assertThat(jdbc().queryForList("SELECT id FROM item WHERE id = ?", -1 - id)).isEmpty());
		}

		void commit() {
			jdbc().execute((Connection connection) -> {
				connection.setAutoCommit(false);
				connection.commit();
				connection.setAutoCommit(true);
				return null;
			});
		}

		Map<String, Integer> repeated() {
			return Queries.repeated(this.context);
		}

	}

}
