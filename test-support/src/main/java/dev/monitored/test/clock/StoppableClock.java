package dev.monitored.test.clock;

import io.micrometer.core.instrument.Clock;

import dev.monitored.registry.MonotonicTime;

/**
 * The clock of the meter registry, which stops with the one by which calls are measured,
 * so that Spring Boot's own timers agree. Its wall time goes on.
 */
final class StoppableClock implements Clock {

	@Override
	public long wallTime() {
		return System.currentTimeMillis();
	}

	@Override
	public long monotonicTime() {
		return MonotonicTime.nanos();
	}

}
