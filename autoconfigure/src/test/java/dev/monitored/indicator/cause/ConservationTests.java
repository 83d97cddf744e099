package dev.monitored.indicator.cause;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.LeapingTime;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.Scrape;
import dev.monitored.operation.OperationCall;
import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no bad event is put down to two causes or to none, whatever calls do.
 */
class ConservationTests {

	private static final int THREADS = 8;

	private static final int OPERATIONS = 5;

	private static final int MAX_DEPTH = 5;

	@Test
	void everyBadEventHasOneCause() {
		application()
			.run((context) -> run(context, Duration.ofSeconds(Boolean.getBoolean("tests.long-runs") ? 60 : 3)));
	}

	@Test
	void oneOfSixteenGoodCallsIsSampled() {
		application().run((context) -> {
			Operations operations = context.getBean(Operations.class);
			for (int call = 0; call < 16_000; call++) {
				operations.record("op0", () -> "");
			}
			assertThat(Scrape.of(context).value("slo_cause_calls_total", "slo", "slo0", "result", "good"))
				.isBetween(700.0, 1_300.0);
		});
	}

	private static ApplicationContextRunner application() {
		ApplicationContextRunner application = MonitoredContext.runner();
		for (int operation = 0; operation < OPERATIONS; operation++) {
			String slo = "monitored.slo.definitions.slo%d.".formatted(operation);
			application = application.withPropertyValues(slo + "signal=operation",
					slo + "match.operation=op" + operation, slo + "availability=99%", slo + "latency=p95 < 1m",
					slo + "apdex=0.9 @ 20s");
		}
		return application;
	}

	private static void run(ApplicationContext context, Duration time) throws Exception {
		Operations operations = context.getBean(Operations.class);
		long end = System.nanoTime() + time.toNanos();
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		List<Future<?>> runs = new ArrayList<>();
		for (int thread = 0; thread < THREADS; thread++) {
			Random random = new Random(thread);
			runs.add(executor.submit(() -> {
				while (System.nanoTime() < end) {
					call(operations, random, 0);
				}
			}));
		}
		for (Future<?> run : runs) {
			Patience.get(run);
		}
		executor.shutdown();
		check(Scrape.of(context));
	}

	private static void check(Scrape scrape) {
		assertThat(scrape.find("slo_bad_events_total")).hasSize(3 * OPERATIONS).allSatisfy((bad) -> {
			assertThat(bad.value()).isPositive();
			assertThat(sum(scrape, "slo_bad_events_by_cause_total", "slo", String.valueOf(bad.labels().get("slo")),
					"sli", String.valueOf(bad.labels().get("sli"))))
				.isEqualTo(bad.value());
		});
		assertThat(scrape.find("slo_cause_calls_total", "result", "bad")).hasSize(OPERATIONS)
			.allSatisfy((calls) -> assertThat(calls.value()).isPositive());
	}

	private static double sum(Scrape scrape, String name, String... labels) {
		return scrape.find(name, labels).stream().mapToDouble(Scrape.Sample::value).sum();
	}

	private static void call(Operations operations, Random random, int depth) {
		String operation = "op" + random.nextInt(OPERATIONS);
		try {
			switch (random.nextInt(4)) {
				case 0 -> future(operations, operation, random, depth);
				case 1 -> byHand(operations, operation, random, depth);
				default -> operations.record(operation, () -> act(operations, random, depth));
			}
		}
		catch (IllegalStateException ex) {
			if (depth > 0 && random.nextBoolean()) {
				throw ex;
			}
		}
	}

	private static void act(Operations operations, Random random, int depth) {
		for (int calls = random.nextInt(3); calls > 0 && depth < MAX_DEPTH; calls--) {
			call(operations, random, depth + 1);
			if (random.nextInt(4) == 0) {
				LeapingTime.pass(Duration.ofSeconds(random.nextInt(30)));
			}
		}
		if (random.nextInt(5) == 0) {
			throw new IllegalStateException();
		}
	}

	private static void byHand(Operations operations, String operation, Random random, int depth) {
		try (OperationCall call = operations.start(operation)) {
			act(operations, random, depth);
			if (random.nextInt(5) == 0) {
				call.error("Refused");
			}
		}
	}

	private static void future(Operations operations, String operation, Random random, int depth) {
		CompletableFuture<String> result = new CompletableFuture<>();
		CompletableFuture<String> recorded = operations.record(operation, () -> {
			act(operations, random, depth);
			return result;
		});
		switch (random.nextInt(3)) {
			case 0 -> recorded.cancel(true);
			case 1 -> result.completeExceptionally(new IllegalStateException());
			default -> CompletableFuture.runAsync(() -> result.complete("")).join();
		}
	}

}
