package dev.monitored.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.monitored.failure.FailureLog;

/**
 * The times of calls that ended before their timer was registered. They are kept, up to a
 * limit, and recorded as soon as it is.
 */
final class EarlyCalls {

	private static final Log logger = LogFactory.getLog(EarlyCalls.class);

	private static final FailureLog failures = new FailureLog(EarlyCalls.class);

	private static final int MAXIMUM = 10_000;

	private final List<Long> nanos = new ArrayList<>();

	private long lost;

	void add(long time) {
		if (this.nanos.size() < MAXIMUM) {
			this.nanos.add(time);
		}
		else {
			this.lost++;
		}
	}

	void replay(Timer timer) {
		this.nanos.forEach((time) -> record(timer, time));
		if (this.lost > 0) {
			logger.warn("%d calls that ended before their timer was registered are not timed, because more than %d did"
				.formatted(this.lost, MAXIMUM));
		}
	}

	private static void record(Timer timer, long time) {
		try {
			timer.record(time, TimeUnit.NANOSECONDS);
		}
		catch (Throwable ex) {
			failures.failed("A call that ended early could not be timed", ex);
		}
	}

}
