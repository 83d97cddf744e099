package dev.monitored.meter;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.monitored.outcome.Status;

/**
 * Calls that ended before there was a registry, during start-up. They are kept, up to a
 * limit, and recorded as soon as there is one.
 */
final class EarlyCalls {

	private static final Log logger = LogFactory.getLog(EarlyCalls.class);

	private static final int MAXIMUM = 10_000;

	private final List<EarlyCall> calls = new ArrayList<>();

	private long lost;

	void add(Status status, long nanos) {
		if (this.calls.size() < MAXIMUM) {
			this.calls.add(new EarlyCall(status, nanos));
		}
		else {
			this.lost++;
		}
	}

	void replay(Recorder recorder) {
		this.calls.forEach((call) -> recorder.record(call.status(), call.nanos()));
		if (this.lost > 0) {
			logger.warn("%d calls that ended before start-up was complete are not counted, because more than %d did"
				.formatted(this.lost, MAXIMUM));
		}
	}

	/**
	 * Where replayed calls go.
	 */
	interface Recorder {

		void record(Status status, long nanos);

	}

	private record EarlyCall(Status status, long nanos) {

	}

}
