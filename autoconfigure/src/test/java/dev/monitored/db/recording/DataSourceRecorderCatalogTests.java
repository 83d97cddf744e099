package dev.monitored.db.recording;

import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;
import dev.monitored.outcome.Outcome;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DataSourceRecorderCatalog}.
 */
class DataSourceRecorderCatalogTests {

	private final ApplicationContextRunner application = MonitoredContext.runner();

	@Test
	void registersTransactionsAndTheGaugeBeforeTheFirstQuery() {
		this.application.run((context) -> {
			context.getBean(DataSourceRecorderCatalog.class).of("orders");
			Scrape scrape = Scrape.of(context);
			assertThat(count(scrape, "orders", "TX", "_none", "success")).isZero();
			assertThat(count(scrape, "orders", "TX", "_none", "error")).isZero();
			assertThat(scrape.value("db_query_active", "datasource", "orders")).isZero();
		});
	}

	@Test
	void recordsByOperationAndTable() {
		this.application.run((context) -> {
			DataSourceRecorder orders = context.getBean(DataSourceRecorderCatalog.class).of("orders");
			query(orders, "SELECT * FROM shop.Orders WHERE id = 1", Outcome.SUCCESS);
			query(orders, "SELECT name FROM orders", Outcome.error("SQLTimeoutException"));
			query(orders, "delete from lines", Outcome.CANCELLED);
			Scrape scrape = Scrape.of(context);
			assertThat(count(scrape, "orders", "SELECT", "orders", "success")).isEqualTo(1);
			assertThat(count(scrape, "orders", "SELECT", "orders", "error")).isEqualTo(1);
			assertThat(count(scrape, "orders", "DELETE", "lines", "cancelled")).isEqualTo(1);
			assertThat(scrape.value("db_query_errors_total", "datasource", "orders", "operation", "SELECT", "table",
					"orders", "error", "SQLTimeoutException"))
				.isEqualTo(1);
		});
	}

	@Test
	void keepsTheSchemaWhereItIsWanted() {
		this.application.withPropertyValues("monitored.db.keep-schema=true").run((context) -> {
			query(context.getBean(DataSourceRecorderCatalog.class).of("orders"), "select 1 from shop.orders",
					Outcome.SUCCESS);
			assertThat(count(Scrape.of(context), "orders", "SELECT", "shop.orders", "success")).isEqualTo(1);
		});
	}

	@Test
	void findsTheSameRecorderForTheSameStatement() {
		this.application.run((context) -> {
			DataSourceRecorder orders = context.getBean(DataSourceRecorderCatalog.class).of("orders");
			assertThat(orders.query("select 1 from orders where id = 2")).isNotNull()
				.isSameAs(orders.query("select 2 from Orders o"));
		});
	}

	@Test
	void countsQueriesInFlight() {
		this.application.run((context) -> {
			DataSourceRecorder orders = context.getBean(DataSourceRecorderCatalog.class).of("orders");
			QueryRecorder query = recorder(orders, "select 1 from orders");
			long start = query.start();
			assertThat(Scrape.of(context).value("db_query_active", "datasource", "orders")).isEqualTo(1);
			query.end(start, Outcome.SUCCESS, null);
			assertThat(Scrape.of(context).value("db_query_active", "datasource", "orders")).isZero();
		});
	}

	@Test
	void recordsTheSizesOfBatches() {
		this.application.run((context) -> {
			DataSourceRecorder orders = context.getBean(DataSourceRecorderCatalog.class).of("orders");
			QueryRecorder query = recorder(orders, "insert into orders values (?)");
			query.batch(3);
			query.batch(5);
			Scrape scrape = Scrape.of(context);
			String[] labels = { "datasource", "orders", "operation", "INSERT", "table", "orders" };
			assertThat(scrape.value("db_batch_size_count", labels)).isEqualTo(2);
			assertThat(scrape.value("db_batch_size_sum", labels)).isEqualTo(8);
		});
	}

	@Test
	void foldsTheTablesPastTheLimit() {
		this.application.run((context) -> {
			DataSourceRecorder orders = context.getBean(DataSourceRecorderCatalog.class).of("orders");
			IntStream.range(0, 150)
				.forEach((number) -> query(orders, "select 1 from t" + number + "x", Outcome.SUCCESS));
			assertThat(count(Scrape.of(context), "orders", "SELECT", "_other", "success")).isEqualTo(50);
		});
	}

	@Test
	void matchesObjectivesBeforeATableIsFolded() {
		this.application.withPropertyValues("monitored.slo.definitions.last.signal=db",
				"monitored.slo.definitions.last.match.table=t149x", "monitored.slo.definitions.last.availability=99%",
				"monitored.slo.definitions.all.signal=db", "monitored.slo.definitions.all.match.datasource=orders",
				"monitored.slo.definitions.all.availability=99%")
			.run((context) -> {
				DataSourceRecorder orders = context.getBean(DataSourceRecorderCatalog.class).of("orders");
				IntStream.range(0, 150)
					.forEach((number) -> query(orders, "select 1 from t" + number + "x", Outcome.error("Broken")));
				query(context.getBean(DataSourceRecorderCatalog.class).of("others"), "select 1 from t149x",
						Outcome.SUCCESS);
				assertThat(events(context, "last")).isEqualTo(2);
				assertThat(events(context, "all")).isEqualTo(150);
				assertThat(Scrape.of(context).value("slo_bad_events_total", "slo", "last")).isEqualTo(1);
			});
	}

	@Test
	void hasABoundaryAtEachThreshold() {
		this.application
			.withPropertyValues("monitored.slo.definitions.fast.signal=db",
					"monitored.slo.definitions.fast.latency=p95 < 3ms")
			.run((context) -> {
				context.getBean(DataSourceRecorderCatalog.class).of("orders");
				assertThat(Scrape.of(context)
					.find("db_query_duration_seconds_bucket", "operation", "TX", "status", "success")
					.stream()
					.map((sample) -> sample.labels().get("le"))).containsExactly("0.001", "0.003", "0.005", "0.01",
							"0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "+Inf");
			});
	}

	@Test
	void keepsWhatHappenedDuringStartUp() {
		this.application.withUserConfiguration(EarlyQueries.class).run((context) -> {
			Scrape scrape = Scrape.of(context);
			assertThat(count(scrape, "early", "INSERT", "orders", "success")).isEqualTo(1);
			assertThat(scrape.value("db_batch_size_sum", "datasource", "early")).isEqualTo(7);
		});
	}

	@Test
	void isSwitchedOff() {
		this.application.withPropertyValues("monitored.db.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DataSourceRecorderCatalog.class));
	}

	private static void query(DataSourceRecorder recorder, String sql, Outcome outcome) {
		QueryRecorder query = recorder(recorder, sql);
		query.end(query.start(), outcome, null);
	}

	private static QueryRecorder recorder(DataSourceRecorder recorder, String sql) {
		return Objects.requireNonNull(recorder.query(sql));
	}

	private static double count(Scrape scrape, String dataSource, String operation, String table, String status) {
		return scrape.value("db_query_duration_seconds_count", "datasource", dataSource, "operation", operation,
				"table", table, "status", status);
	}

	private static double events(ApplicationContext context, String slo) {
		return Scrape.of(context).value("slo_events_total", "slo", slo);
	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyQueries {

		@Bean
		String earlyQueries(DataSourceRecorderCatalog recorders) {
			QueryRecorder query = recorder(recorders.of("early"), "insert into orders values (1)");
			query.end(query.start(), Outcome.SUCCESS, null);
			query.batch(7);
			return "done";
		}

	}

}
