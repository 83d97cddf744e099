package dev.monitored.benchmarks.instrumentation;

/**
 * The wall clock that the timers of the application read.
 */
public enum WallClock {

	/**
	 * Boot's own, the one of the system.
	 */
	SYSTEM(false),

	/**
	 * The one of {@code monitored.clock.coarse}.
	 */
	COARSE(true);

	private final boolean coarse;

	WallClock(boolean coarse) {
		this.coarse = coarse;
	}

	boolean isCoarse() {
		return this.coarse;
	}

}
