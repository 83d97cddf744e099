package dev.monitored.benchmarks.result;

import dev.monitored.benchmarks.instrumentation.Instrumentation;
import dev.monitored.benchmarks.instrumentation.WallClock;

/**
 * What one row of results is about.
 *
 * @param method the method of the benchmark, which says what calls return
 * @param threads the number of calling threads
 * @param instrumentation how calls are measured
 * @param clock the wall clock of the timers
 */
record Case(String method, int threads, Instrumentation instrumentation, WallClock clock) {

	static Case value(Instrumentation instrumentation, WallClock clock) {
		return new Case("value", 1, instrumentation, clock);
	}

}
