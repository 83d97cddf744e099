package dev.monitored.test.run;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What was measured before a test began, so that the test sees nothing but what it has
 * caused.
 *
 * @param <S> what is measured
 */
public final class Baseline<S> {

	private final TestRun run;

	private final Supplier<S> reading;

	private @Nullable S before;

	private @Nullable RuntimeException failure;

	Baseline(TestRun run, Supplier<S> reading) {
		this.run = run;
		this.reading = reading;
	}

	/**
	 * Reads now what was measured so far. If that fails, only tests fail that ask for it.
	 */
	public synchronized void begin() {
		forget();
		try {
			this.before = this.reading.get();
		}
		catch (RuntimeException ex) {
			this.failure = ex;
		}
	}

	synchronized void forget() {
		this.before = null;
		this.failure = null;
	}

	/**
	 * Returns what was measured before the test began.
	 * @return what was measured
	 * @throws IllegalStateException if no test has begun, or several run at once
	 */
	public S get() {
		this.run.requireAlone();
		return known();
	}

	private synchronized S known() {
		if (this.failure != null) {
			throw this.failure;
		}
		S known = this.before;
		if (known == null) {
			throw new IllegalStateException("No test has begun: what is measured counts from when the @BeforeEach "
					+ "methods have run until the @AfterEach methods have. "
					+ "If it has, its @TestExecutionListeners replace those that others register: "
					+ "write mergeMode = MERGE_WITH_DEFAULTS there. "
					+ "Outside of Spring's test framework, call restart() first");
		}
		return known;
	}

}
