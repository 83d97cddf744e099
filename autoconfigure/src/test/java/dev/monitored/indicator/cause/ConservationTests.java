package dev.monitored.indicator.cause;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/**
 * Tests that no bad event is put down to two causes or to none, whatever calls do.
 */
class ConservationTests {

	private static final int THREADS = 8;

	static final int OPERATIONS = 5;

	@Test
	void everyBadEventHasOneCause() {
		application("1m").run((context) -> {
			run(context, Executors.newFixedThreadPool(THREADS));
			assertEventsArePutDown(Scrape.of(context));
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before Java 21")
	void everyBadEventOfAVirtualThreadHasOneCause() {
		application("1m").run((context) -> {
			run(context, (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
			assertEventsArePutDown(Scrape.of(context));
		});
	}

	@Test
	void everySecondOfABadCallHasOneCause() {
		application("1ns").run((context) -> {
			run(context, Executors.newFixedThreadPool(THREADS));
			assertTimeIsPutDown(Scrape.of(context));
		});
	}

	@Test
	void oneOfSixteenGoodCallsIsSampled() {
		application("1m").run((context) -> {
			Operations operations = context.getBean(Operations.class);
			for (int call = 0; call < 16_000; call++) {
				operations.record("op0", () -> "");
			}
			assertThat(Scrape.of(context).value("slo_cause_calls_total", "slo", "slo0", "result", "good"))
				.isBetween(700.0, 1_300.0);
		});
	}

	private static ApplicationContextRunner application(String threshold) {
		ApplicationContextRunner application = MonitoredContext.runner();
		for (int operation = 0; operation < OPERATIONS; operation++) {
			String slo = "monitored.slo.definitions.slo%d.".formatted(operation);
			application = application.withPropertyValues(slo + "signal=operation",
					slo + "match.operation=op" + operation, slo + "availability=99%",
					slo + "latency=p95 < " + threshold, slo + "apdex=0.9 @ 20s");
		}
		return application;
	}

	private static void run(ApplicationContext context, ExecutorService executor) throws Exception {
		Operations operations = context.getBean(Operations.class);
		Duration time = Duration.ofSeconds(Boolean.getBoolean("tests.long-runs") ? 60 : 2);
		long end = System.nanoTime() + time.toNanos();
		Scheduler scheduler = Schedulers.newParallel("calls");
		List<Future<?>> runs = new ArrayList<>();
		for (int thread = 0; thread < THREADS; thread++) {
			RandomCalls calls = new RandomCalls(operations, scheduler, thread);
			runs.add(executor.submit(() -> {
				while (System.nanoTime() < end) {
					calls.call(0);
				}
			}));
		}
		for (Future<?> run : runs) {
			Patience.get(run);
		}
		executor.shutdown();
		Patience.await(executor);
		scheduler.disposeGracefully().block(); // calls that nothing waits for have ended,
												// too
	}

	// All calls are bad, so that their timers say what the sum is.
	private static void assertTimeIsPutDown(Scrape scrape) {
		for (int operation = 0; operation < OPERATIONS; operation++) {
			double seconds = sum(scrape, "operation_duration_seconds_sum", "operation", "op" + operation);
			double causes = sum(scrape, "slo_call_seconds_by_cause_total", "slo", "slo" + operation, "result", "bad");
			assertThat(causes).isCloseTo(seconds, withinPercentage(1e-6));
		}
	}

	private static void assertEventsArePutDown(Scrape scrape) {
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

}
