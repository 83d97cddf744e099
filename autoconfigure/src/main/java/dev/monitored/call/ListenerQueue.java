package dev.monitored.call;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.ExactCounter;

/**
 * Hands calls over to one listener, in a thread that begins with the first call. Calls
 * that find no room are dropped and counted.
 */
final class ListenerQueue {

	static final int CAPACITY = 1_000;

	private static final Runnable END = () -> {
	};

	private final FailureLog failures = new FailureLog(CallListener.class);

	private final String name;

	private final Supplier<CallListener> listener;

	private final ExactCounter dropped;

	private final BlockingQueue<Runnable> calls = new LinkedBlockingQueue<>(CAPACITY);

	private volatile boolean closed;

	private volatile boolean abandoned;

	private volatile @Nullable Thread thread;

	/**
	 * Creates a queue for a listener.
	 * @param name the name of its bean
	 * @param listener returns the listener, when there is a first call
	 * @param meters where the counter of dropped calls is registered
	 */
	ListenerQueue(String name, Supplier<CallListener> listener, DeferredMeters meters) {
		this.name = name;
		this.listener = listener;
		this.dropped = new ExactCounter(ListenerMeters.DROPPED.meterName(), ListenerMeters.DROPPED.description(), null,
				Tags.of("listener", name), 1, meters);
		this.dropped.register();
	}

	/**
	 * Returns whether the listener wants to hear of a call.
	 * @param hasKeptObjectives whether the call failed and broke no objective
	 * @return whether it does
	 */
	boolean isInterested(boolean hasKeptObjectives) {
		try {
			return !hasKeptObjectives || this.listener.get().hearsOfAllFailures();
		}
		catch (Throwable ex) {
			this.failures.failed("The listener '%s' does not say which calls it hears of".formatted(this.name), ex);
			return true;
		}
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
	 * Takes no more calls. The thread ends with those that it has.
	 */
	synchronized void close() {
		this.closed = true;
		this.calls.offer(END);
	}

	/**
	 * Waits for the thread to end, and interrupts it if it does not.
	 * @param millis how long to wait
	 */
	void await(long millis) {
		Thread running = this.thread;
		if (running == null) {
			return;
		}
		try {
			running.join(Math.max(1, millis));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.abandoned = true;
		running.interrupt();
	}

	/**
	 * Begins a thread. It inherits nothing of the one whose call is the first.
	 */
	private synchronized void begin() {
		if (this.thread == null && !this.closed) {
			Thread added = new Thread(null, this::run, "monitored-listener-" + this.name, 0, false);
			added.setDaemon(true);
			added.setContextClassLoader(getClass().getClassLoader());
			this.thread = added;
			added.start();
		}
	}

	private void run() {
		try {
			Runnable next = END;
			do {
				next = this.calls.take();
				next.run();
			}
			while (next != END && !this.abandoned && !(this.closed && this.calls.isEmpty()));
		}
		catch (InterruptedException ex) {
			// The queue was closed, and its listener is still busy
		}
	}

	private void hand(EndedCall call) {
		try {
			this.listener.get().ended(call);
		}
		catch (Throwable ex) {
			this.failures.failed("The listener '%s' threw and may have missed a call".formatted(this.name), ex);
		}
	}

}
