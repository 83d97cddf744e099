package dev.monitored.profiler.slice;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.monitored.profiler.sample.SampleType;

/**
 * Work that is the same in nearly all calls, and longer in some because of another
 * method.
 */
final class ShopWork {

	static final String SLOW = "ShopWork.slow";

	private static final int FAST_MILLIS = 20;

	private static final int SLOW_MILLIS = 100;

	// Time on a processor, which no other process stretches, can be shorter
	private static final int FAST_CPU_MILLIS = 10;

	private static final int SLOW_CPU_MILLIS = 50;

	private static final int FAST_MEGABYTES = 5;

	private static final int SLOW_MEGABYTES = 30;

	private static final int MEGABYTES_BEFORE = 30_000;

	private static final int MEGABYTE = 1 << 20;

	private static final int STEPS = 10_000;

	private static final int MEASURED_MILLIS = 200;

	private static final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private static final long roundsPerMilli = roundsPerMilli();

	private final Object lock = new Object();

	/**
	 * What the compiler must believe to be read.
	 */
	volatile Object result = "";

	void fast(SampleType type) throws InterruptedException {
		switch (type) {
			case CPU -> work(FAST_CPU_MILLIS);
			case LOCK -> contend(FAST_MILLIS);
			case WAIT -> Thread.sleep(FAST_MILLIS);
			case ALLOC -> allocate(FAST_MEGABYTES);
		}
	}

	private void work(long millis) {
		this.result = calculate(millis * roundsPerMilli);
	}

	void slow(SampleType type) throws InterruptedException {
		switch (type) {
			case CPU -> work(SLOW_CPU_MILLIS);
			case LOCK -> contend(SLOW_MILLIS);
			case WAIT -> Thread.sleep(SLOW_MILLIS);
			case ALLOC -> allocate(SLOW_MEGABYTES);
		}
	}

	// Returns how often this processor can calculate in a millisecond, once it is
	// compiled. Virtual threads cannot measure their time on a processor themselves.
	private static long roundsPerMilli() {
		roundsIn(MEASURED_MILLIS);
		return Math.max(1, roundsIn(MEASURED_MILLIS) / MEASURED_MILLIS);
	}

	private static long roundsIn(long millis) {
		long end = threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		long rounds = 0;
		long sum = 0;
		while (threads.getCurrentThreadCpuTime() < end || sum == 0) {
			sum += calculate(1);
			rounds++;
		}
		return rounds;
	}

	private static long calculate(long rounds) {
		long number = rounds;
		for (long round = 0; round < rounds; round++) {
			for (int step = 0; step < STEPS; step++) {
				number = number * 6_364_136_223_846_793_005L + 1;
			}
		}
		return number | 1;
	}

	private void contend(int millis) throws InterruptedException {
		Thread waiting = Thread.currentThread();
		CountDownLatch held = new CountDownLatch(1);
		Thread holder = new Thread(() -> hold(waiting, millis, held));
		holder.start();
		held.await();
		synchronized (this.lock) {
			this.result = "entered";
		}
		holder.join();
	}

	// Holds the lock, and counts time only once the other thread waits for it.
	private void hold(Thread waiting, int millis, CountDownLatch held) {
		synchronized (this.lock) {
			held.countDown();
			while (waiting.getState() != Thread.State.BLOCKED) {
				Thread.yield();
			}
			try {
				Thread.sleep(millis);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	/**
	 * Allocates more than all calls do, which is none of a profile that begins later.
	 */
	void allocateBefore() {
		for (int index = 0; index < MEGABYTES_BEFORE; index++) {
			this.result = new byte[MEGABYTE];
		}
	}

	// Each array is too large for the buffer of a thread, so that the JVM may take a
	// sample of it. It takes so many a second, and no more: without pauses it would miss
	// calls.
	private void allocate(int megabytes) throws InterruptedException {
		for (int index = 0; index < megabytes; index++) {
			this.result = new byte[MEGABYTE];
		}
		Thread.sleep(megabytes);
	}

}
