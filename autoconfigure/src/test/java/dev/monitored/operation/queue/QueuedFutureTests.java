package dev.monitored.operation.queue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QueuedFuture}.
 */
class QueuedFutureTests {

	private final ApplicationContextRunner application = MonitoredContext.runner(QueuedOperationTests.OwnExecutor.class)
		.withPropertyValues("monitored.operation.queue.enabled=true");

	@Test
	void letsAQueuedTaskBeCancelledWhereTheContextIsClosed() {
		AtomicReference<Future<?>> queued = new AtomicReference<>();
		this.application.run((context) -> {
			ThreadPoolTaskExecutor executor = context.getBean(ThreadPoolTaskExecutor.class);
			executor.execute(() -> QueuedOperationTests.awaitFree(new CountDownLatch(1)));
			queued.set(executor.submit(() -> {
			}));
			System.gc();
			context.getBean(DefaultLifecycleProcessor.class).setTimeoutPerShutdownPhase(0);
		});
		assertThat(queued.get()).isCancelled();
	}

	@Test
	void letsACancelledTaskBePurged() {
		this.application.run((context) -> {
			ThreadPoolTaskExecutor executor = context.getBean(ThreadPoolTaskExecutor.class);
			CountDownLatch free = new CountDownLatch(1);
			executor.execute(() -> QueuedOperationTests.awaitFree(free));
			executor.submit(() -> {
			}).cancel(false);
			executor.getThreadPoolExecutor().purge();
			assertThat(executor.getQueueSize()).isZero();
			free.countDown();
		});
	}

}
