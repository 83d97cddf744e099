package dev.monitored.test.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The tests that run in one application context, one after the other. The context may be
 * cached: each test begins anew.
 */
public final class TestRun {

	private final Duration timeout;

	private final List<Baseline<?>> baselines = new CopyOnWriteArrayList<>();

	private final List<Runnable> ends = new CopyOnWriteArrayList<>();

	private final List<String> running = new ArrayList<>();

	private final Set<String> mixed = new LinkedHashSet<>();

	/**
	 * Creates a run without tests.
	 * @param timeout how long assertions wait
	 */
	public TestRun(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Returns how assertions wait, unless they are told otherwise.
	 * @return how they wait
	 */
	public Waiting waiting() {
		return new Waiting(this.timeout);
	}

	/**
	 * Reads something whenever a test begins, and now if one runs.
	 * @param <S> what is read
	 * @param reading reads it
	 * @return what is read
	 */
	public synchronized <S> Baseline<S> baseline(Supplier<S> reading) {
		Baseline<S> added = new Baseline<>(this, reading);
		this.baselines.add(added);
		if (!this.running.isEmpty()) {
			added.begin();
		}
		return added;
	}

	/**
	 * Does something whenever a test has ended.
	 * @param action what to do
	 */
	public void atEnd(Runnable action) {
		this.ends.add(action);
	}

	/**
	 * Prepares a test, from which on others that run cannot be told from it.
	 * @param test its name
	 */
	public synchronized void prepare(String test) {
		this.running.add(test);
		if (this.running.size() > 1) {
			this.mixed.addAll(this.running);
		}
	}

	/**
	 * Begins a test that is prepared.
	 */
	public synchronized void begin() {
		if (this.running.size() == 1) {
			this.mixed.clear();
			this.baselines.forEach(Baseline::begin);
		}
	}

	/**
	 * Returns which tests run.
	 * @return their names, none between tests
	 */
	public synchronized List<String> running() {
		return List.copyOf(this.running);
	}

	/**
	 * Ends a test, also one that has not begun, because its preparation failed.
	 * @param test its name
	 */
	public synchronized void end(String test) {
		this.running.remove(test);
		if (this.running.isEmpty()) {
			this.baselines.forEach(Baseline::forget);
			this.ends.forEach(Runnable::run);
		}
	}

	/**
	 * Checks that no two tests run in the application context.
	 * @throws IllegalStateException if the calls of two tests cannot be told apart
	 */
	synchronized void requireAlone() {
		if (!this.mixed.isEmpty()) {
			throw new IllegalStateException("%s ran in one application at the same time, and what one of them caused "
				.formatted(String.join(" and ", this.mixed))
					+ "cannot be told from what another did. Give their classes @Execution(ExecutionMode.SAME_THREAD) "
					+ "and one @ResourceLock(\"monitored\")");
		}
	}

}
