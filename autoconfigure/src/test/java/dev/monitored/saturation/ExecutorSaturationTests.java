package dev.monitored.saturation;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the saturation of executors.
 */
class ExecutorSaturationTests {

	private static final String RATIO = "monitored_saturation_ratio";

	// What the JVM and the machine of the test have would be among the resources
	private final ApplicationContextRunner runner = MonitoredContext.runner()
		.withPropertyValues("monitored.runtime.enabled=false");

	@Test
	void knowsThreadsAndQueueOfAnExecutor() throws InterruptedException {
		CountDownLatch end = new CountDownLatch(1);
		ThreadPoolExecutor executor = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(4));
		try {
			this.runner.run((context) -> {
				new ExecutorServiceMetrics(executor, "mails", List.of())
					.bindTo(context.getBean(PrometheusMeterRegistry.class));
				for (int task = 0; task < 5; task++) {
					executor.execute(() -> await(end));
				}
				Patience.await("both threads are at work", () -> executor.getActiveCount() == 2);
				Scrape scrape = Scrape.of(context);
				assertThat(scrape.value(RATIO, "resource", "executor:mails")).isEqualTo(1);
				assertThat(scrape.value(RATIO, "resource", "queue:mails")).isEqualTo(0.75);
				assertThat(context.getBean(Saturation.class).resources()).containsExactly(
						new ResourceUse("executor", "mails", 2.0, 2.0, 3.0, 1.0),
						new ResourceUse("queue", "mails", 3.0, 4.0, null, 0.75));
			});
		}
		finally {
			end.countDown();
			executor.shutdown();
		}
		Patience.await(executor);
	}

	@Test
	void limitsAnExecutorWithAnEndlessQueueByItsCoreThreads() {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(8, Integer.MAX_VALUE, 0, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>());
		this.runner.run((context) -> {
			new ExecutorServiceMetrics(executor, "tasks", List.of())
				.bindTo(context.getBean(PrometheusMeterRegistry.class));
			assertThat(Scrape.of(context).values(RATIO, "resource")).containsExactly("executor:tasks");
			assertThat(context.getBean(Saturation.class).resources())
				.containsExactly(new ResourceUse("executor", "tasks", 0.0, 8.0, 0.0, 0.0));
		});
		executor.shutdown();
	}

	@Test
	void hasNoSeriesOfAnExecutorThatGrowsWithoutEnd() {
		ThreadPoolExecutor executor = (ThreadPoolExecutor) Executors.newCachedThreadPool();
		this.runner.run((context) -> {
			new ExecutorServiceMetrics(executor, "cached", List.of())
				.bindTo(context.getBean(PrometheusMeterRegistry.class));
			assertThat(Scrape.of(context).has(RATIO)).isFalse();
		});
		executor.shutdown();
	}

	@Test
	void leavesSchedulersOut() {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
		this.runner.run((context) -> {
			new ExecutorServiceMetrics(executor, "taskScheduler", List.of())
				.bindTo(context.getBean(PrometheusMeterRegistry.class));
			assertThat(Scrape.of(context).has(RATIO)).isFalse();
		});
		executor.shutdown();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
