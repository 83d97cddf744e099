package dev.monitored.cause;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the {@link CallFrames} of several threads.
 */
class ThreadFramesTests {

	private static final Cause PRICING = new Cause("operation", "pricing");

	private final long call = CallFrames.newOwner();

	@Test
	void threadsHaveFramesOfTheirOwn() throws InterruptedException {
		AtomicReference<Integer> depth = new AtomicReference<>();
		CallFrames.enter(this.call, 0);
		Thread other = new Thread(() -> depth.set(CallFrames.depth()));
		other.start();
		other.join();
		assertThat(depth).hasValue(0);
		CallFrames.leave(this.call, 0, 1, PRICING, null);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before Java 21")
	void virtualThreadsLeaveNothing() throws ReflectiveOperationException, InterruptedException {
		int threads = Boolean.getBoolean("tests.long-runs") ? 1_000_000 : 10_000;
		Queue<WeakReference<Object[]>> stacks = new ConcurrentLinkedQueue<>();
		ExecutorService executor = (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor")
			.invoke(null);
		for (int thread = 0; thread < threads; thread++) {
			executor.submit(() -> {
				CallFrames.enter(this.call, 0);
				CallFrames.leave(this.call, 0, 1, PRICING, null);
				return stacks.add(new WeakReference<>(CallFramesTests.stack()));
			});
		}
		executor.shutdown();
		Patience.await(executor);
		assertThat(stacks).hasSize(threads);
		Patience.await("frames that were collected", () -> {
			System.gc();
			return stacks.stream().allMatch((stack) -> stack.get() == null);
		});
	}

}
