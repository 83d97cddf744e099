package dev.monitored.runtime.jvm;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.Test;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Deadlocks}.
 */
class DeadlocksTests {

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);

	private final Deadlocks deadlocks = new Deadlocks(this.now::get);

	@Test
	void countsThreadsThatWaitForEachOtherOnceAMinute() throws Exception {
		double before = this.deadlocks.threads();
		ReentrantLock left = new ReentrantLock();
		ReentrantLock right = new ReentrantLock();
		CountDownLatch held = new CountDownLatch(2);
		Thread one = start(left, right, held);
		Thread other = start(right, left, held);
		try {
			Patience.await("a deadlock", () -> new Deadlocks(this.now::get).threads() == before + 2);
			this.now.addAndGet(MINUTE - 1);
			assertThat(this.deadlocks.threads()).isEqualTo(before);
			this.now.addAndGet(1);
			assertThat(this.deadlocks.threads()).isEqualTo(before + 2);
			assertThat(JdkTool.print("jcmd", "Thread.print")).contains("Found one Java-level deadlock",
					"\"" + one.getName() + "\":", "\"" + other.getName() + "\":");
		}
		finally {
			one.interrupt();
			other.interrupt();
			one.join();
			other.join();
		}
		this.now.addAndGet(MINUTE);
		assertThat(this.deadlocks.threads()).isEqualTo(before);
	}

	private static Thread start(ReentrantLock first, ReentrantLock second, CountDownLatch held) {
		Thread thread = new Thread(() -> {
			first.lock();
			try {
				held.countDown();
				held.await();
				second.lockInterruptibly();
				second.unlock();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				first.unlock();
			}
		}, "deadlocked");
		thread.setName(thread.getName() + "-" + thread.getId());
		thread.start();
		return thread;
	}

}
