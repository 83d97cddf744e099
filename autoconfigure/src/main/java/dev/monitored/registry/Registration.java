package dev.monitored.registry;

import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;

import dev.monitored.failure.FailureLog;

/**
 * The registration of one meter, or of some that belong together. One that fails is tried
 * again when the meter is used or another one was registered, each time after twice as
 * many uses, until it has failed too often. A stack that is used up is no failure of the
 * registry and is not counted.
 */
public final class Registration {

	static final int MAX_FAILURES = 16;

	private static final int OPEN = 0;

	private static final int BUSY = 1;

	private static final int DONE = 2;

	private static final int GIVEN_UP = 3;

	private final String meter;

	private final DeferredMeters meters;

	private final FailureLog failures;

	private final Consumer<MeterRegistry> action;

	/**
	 * Written without a call, because the stack may have run out.
	 */
	private volatile int state = OPEN;

	private int failed;

	private long skip;

	Registration(String meter, DeferredMeters meters, FailureLog failures, Consumer<MeterRegistry> action) {
		this.meter = meter;
		this.meters = meters;
		this.failures = failures;
		this.action = action;
	}

	/**
	 * Registers the meter, as soon as the registry is ready, unless it is registered or
	 * being registered.
	 */
	public void ensure() {
		if (this.state == OPEN && isTurn()) {
			begin();
		}
	}

	/**
	 * Returns whether the meter will never be registered.
	 * @return whether it has failed too often
	 */
	public boolean isGivenUp() {
		return this.state == GIVEN_UP;
	}

	boolean isOpen() {
		return this.state == OPEN;
	}

	boolean isDone() {
		return this.state == DONE;
	}

	/**
	 * Registers the meter. No lock is held meanwhile: the registry has one of its own,
	 * and what it calls may use the meter.
	 * @param available the registry
	 */
	void apply(MeterRegistry available) {
		int next = OPEN;
		try {
			this.action.accept(available);
			next = DONE;
		}
		catch (StackOverflowError ex) {
			this.skip = 0;
			this.failures.failed("The meter '%s' could not be registered and will be later".formatted(this.meter), ex);
		}
		catch (Throwable ex) {
			this.failed++;
			this.skip = (1L << (this.failed - 1)) - 1;
			next = (this.failed < MAX_FAILURES) ? OPEN : GIVEN_UP;
			this.failures.failed("The meter '%s' could not be registered %s".formatted(this.meter,
					(next == OPEN) ? "and will be tried again" : "too often and will be missing"), ex);
		}
		finally {
			this.state = next;
		}
	}

	private synchronized boolean isTurn() {
		if (this.state != OPEN) {
			return false;
		}
		if (this.skip > 0) {
			this.skip--;
			return false;
		}
		this.state = BUSY;
		return true;
	}

	private void begin() {
		boolean isAccepted = false;
		try {
			this.meters.accept(this);
			isAccepted = true;
		}
		finally {
			if (!isAccepted) {
				this.state = OPEN;
			}
		}
	}

}
