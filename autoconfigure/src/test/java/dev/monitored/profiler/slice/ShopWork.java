package dev.monitored.profiler.slice;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.monitored.profiler.sample.SampleType;

/**
 * Work that is fast in nearly all calls, and slow in some because of another method.
 */
final class ShopWork {

	static final String SLOW = "ShopWork.slow";

	private static final int FAST_MILLIS = 20;

	private static final int SLOW_MILLIS = 300;

	private static final int FAST_KILOBYTES = 200;

	private static final int SLOW_KILOBYTES = 2_000;

	private final Object lock = new Object();

	/**
	 * What the compiler must believe to be read.
	 */
	volatile Object result = "";

	void fast(SampleType type) {
		if (type == SampleType.ALLOC) {
			allocate(FAST_KILOBYTES);
		}
		else {
			spend(type, FAST_MILLIS);
		}
	}

	void slow(SampleType type) {
		if (type == SampleType.ALLOC) {
			allocate(SLOW_KILOBYTES);
			spend(SampleType.WAIT, SLOW_MILLIS);
		}
		else {
			spend(type, SLOW_MILLIS);
		}
	}

	private void spend(SampleType type, int millis) {
		try {
			switch (type) {
				case CPU -> calculate(millis);
				case LOCK -> contend(millis);
				default -> Thread.sleep(millis);
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void calculate(int millis) {
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		long sum = 0;
		while (System.nanoTime() < end) {
			sum += end % 7;
		}
		this.result = sum;
	}

	private void contend(int millis) throws InterruptedException {
		CountDownLatch held = new CountDownLatch(1);
		Thread holder = new Thread(() -> hold(millis, held));
		holder.start();
		held.await();
		synchronized (this.lock) {
			this.result = "entered";
		}
		holder.join();
	}

	private void hold(int millis, CountDownLatch held) {
		synchronized (this.lock) {
			held.countDown();
			try {
				Thread.sleep(millis);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	private void allocate(int kilobytes) {
		for (int index = 0; index < kilobytes; index++) {
			this.result = new byte[1_000];
		}
	}

}
