package dev.monitored.call;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.ExactCounter;

/**
 * Hands calls over to one listener, in a thread that begins with the first call. Calls
 * that find no room are dropped and counted.
 */
final class ListenerQueue implements AutoCloseable {

	static final int CAPACITY = 1_000;

	private static final long LAST_CALLS_MILLIS = 1_000;

	private static final Runnable END = () -> {
	};

	private final FailureLog failures = new FailureLog(CallListener.class);

	private final String name;

	private final CallListener listener;

	private final ExactCounter dropped;

	private final BlockingQueue<Runnable> calls = new ArrayBlockingQueue<>(CAPACITY);

	private volatile boolean closed;

	private volatile @Nullable Thread thread;

	/**
	 * Creates a queue for a listener.
	 * @param name the name of its bean
	 * @param listener the listener
	 * @param meters where the counter of dropped calls is registered
	 */
	ListenerQueue(String name, CallListener listener, DeferredMeters meters) {
		this.name = name;
		this.listener = listener;
		this.dropped = new ExactCounter(ListenerMeters.DROPPED.meterName(), ListenerMeters.DROPPED.description(), null,
				Tags.of("listener", name), 1, meters);
		this.dropped.register();
	}

	/**
	 * Takes a call, without waiting for room.
	 * @param call the call
	 */
	void offer(EndedCall call) {
		if (this.closed) {
			return;
		}
		if (!this.calls.offer(() -> hand(call))) {
			this.dropped.increment();
		}
		if (this.thread == null) {
			begin();
		}
	}

	/**
	 * Ends the thread. The listener has a second to hear of the last calls.
	 */
	@Override
	public void close() {
		this.closed = true;
		Thread running = this.thread;
		if (running == null) {
			return;
		}
		this.calls.offer(END);
		try {
			running.join(LAST_CALLS_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		running.interrupt();
	}

	private synchronized void begin() {
		if (this.thread == null && !this.closed) {
			Thread added = new Thread(this::run, "monitored-listener-" + this.name);
			added.setDaemon(true);
			added.start();
			this.thread = added;
		}
	}

	private void run() {
		try {
			for (Runnable next = this.calls.take(); next != END; next = this.calls.take()) {
				next.run();
			}
		}
		catch (InterruptedException ex) {
			// The queue was closed, and its listener is still busy
		}
	}

	private void hand(EndedCall call) {
		try {
			this.listener.ended(call);
		}
		catch (Throwable ex) {
			this.failures.failed("The listener '%s' threw and may have missed a call".formatted(this.name), ex);
		}
	}

}
