package dev.monitored.runtime.jvm;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.Test;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Deadlocks}.
 */
class DeadlocksTests {

	private final Deadlocks deadlocks = new Deadlocks();

	@Test
	void countsThreadsThatWaitForEachOtherAsLongAsTheyDo() throws Exception {
		double before = this.deadlocks.threads();
		ReentrantLock left = new ReentrantLock();
		ReentrantLock right = new ReentrantLock();
		CountDownLatch held = new CountDownLatch(2);
		Thread one = start(left, right, held);
		Thread other = start(right, left, held);
		try {
			Patience.await("a deadlock", () -> this.deadlocks.threads() == before + 2);
			assertThat(JdkTool.print("jcmd", "Thread.print")).contains("Found one Java-level deadlock",
					"\"" + one.getName() + "\":", "\"" + other.getName() + "\":");
		}
		finally {
			one.interrupt();
			other.interrupt();
			one.join();
			other.join();
		}
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
