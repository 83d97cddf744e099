package dev.monitored.db.jdbc;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.monitored.db.PostgresServer;
import dev.monitored.db.Queries;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Eight threads that query a real PostgreSQL, with failures, timeouts and cancellations,
 * and a text of its own for nearly each query. What each thread does is drawn by its
 * seed: the rounds are counted, not the seconds, so that a slow machine proves as much.
 */
class PostgresLoadIT {

	private static final int THREADS = 8;

	/**
	 * Rounds of each thread. These are enough to meet every failure; a long run has more.
	 */
	private static final int ROUNDS = Boolean.getBoolean("tests.long-runs") ? 30_000 : 3_000;

	/**
	 * Far below what the texts of the queries take.
	 */
	private static final long TOLERATED_GROWTH = 12L * 1024 * 1024;

	@Test
	void countsExactlyAndKeepsNothing() throws Exception {
		try (PostgresServer postgres = PostgresServer.start()) {
			Queries.application()
				.withPropertyValues("spring.datasource.url=" + postgres.url(),
						"monitored.slo.definitions.all.signal=db", "monitored.slo.definitions.all.availability=99%")
				.run(PostgresLoadIT::run);
		}
	}

	private static void run(ApplicationContext context) throws Exception {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		jdbc.execute("CREATE TABLE orders (id INT PRIMARY KEY, name VARCHAR)");
		jdbc.execute("CREATE TABLE lines (id BIGINT PRIMARY KEY, number INT)");
		jdbc.execute("INSERT INTO orders VALUES (0, 'first')");
		ScheduledExecutorService canceller = Executors.newSingleThreadScheduledExecutor();
		try {
			PostgresLoad load = new PostgresLoad(context.getBean(DataSource.class), canceller);
			run(load, ROUNDS / 3, 0);
			long before = usedHeap();
			run(load, ROUNDS - ROUNDS / 3, THREADS);
			long growth = usedHeap() - before;
			assertExact(context, load);
			assertThat(growth).as("bytes kept").isLessThan(TOLERATED_GROWTH);
		}
		finally {
			canceller.shutdownNow();
		}
	}

	/**
	 * Runs the load.
	 * @param rounds the rounds of each thread
	 * @param seed the seed of the first thread
	 */
	private static void run(PostgresLoad load, int rounds, int seed) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<?>> threads = new ArrayList<>();
			for (int thread = 0; thread < THREADS; thread++) {
				SplittableRandom random = new SplittableRandom(seed + thread);
				threads.add(executor.submit(() -> {
					for (int round = 0; round < rounds; round++) {
						load.run(random);
					}
					return null;
				}));
			}
			for (Future<?> thread : threads) {
				thread.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static void assertExact(ApplicationContext context, PostgresLoad load) {
		Map<String, Integer> expected = load.queries();
		expected.put("dataSource DDL orders success", 1);
		expected.put("dataSource DDL lines success", 1);
		expected.put("dataSource INSERT orders success", 1);
		assertThat(Queries.counts(context)).containsExactlyEntriesOf(expected);
		assertThat(Queries.errors(context)).containsExactlyEntriesOf(load.errors());
		assertThat(expected).containsKeys("dataSource SELECT _none cancelled", "dataSource SELECT _none error");
		Scrape scrape = Scrape.of(context);
		assertThat(scrape.value("db_query_active")).isZero();
		assertThat(scrape.find("db_batch_size_sum").stream().mapToDouble(Scrape.Sample::value).sum())
			.isEqualTo(load.batched());
		assertThat(scrape.value("slo_events_total", "slo", "all")).isEqualTo(total(expected, ""));
		assertThat(scrape.value("slo_bad_events_total", "slo", "all")).isEqualTo(total(expected, "error"));
	}

	private static int total(Map<String, Integer> queries, String status) {
		return queries.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().endsWith(status) && !entry.getKey().endsWith("cancelled"))
			.mapToInt(Map.Entry::getValue)
			.sum();
	}

	private static long usedHeap() {
		for (int collection = 0; collection < 3; collection++) {
			ManagementFactory.getMemoryMXBean().gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
