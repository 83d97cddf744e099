package dev.monitored;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How tests wait for what must happen: so long that nothing but a hang ends it. A machine
 * that is busy with other work is slow, and no test may fail of that.
 */
public final class Patience {

	/**
	 * After which time something hangs, and is not slow.
	 */
	public static final Duration LIMIT = Duration.ofMinutes(10);

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

	private Patience() {
	}

	/**
	 * Begins to wait, in the thread of the test.
	 */
	public static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS).pollInSameThread();
	}

	public static void await(String what, Callable<Boolean> condition) {
		await().alias(what).until(condition);
	}

	public static void await(CountDownLatch latch) throws InterruptedException {
		assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("somebody opens the latch").isTrue();
	}

	public static void await(ExecutorService executor) throws InterruptedException {
		assertThat(executor.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("all tasks end").isTrue();
	}

	public static void await(Process process) throws InterruptedException {
		assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("%s ends", process.info()).isTrue();
	}

	public static <T> T get(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
		return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

}
