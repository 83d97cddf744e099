package dev.monitored.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;

/**
 * What was to be recorded before a meter was registered. It is kept, up to a limit, and
 * recorded as soon as the meter is.
 */
final class EarlyValues {

	private static final Log logger = LogFactory.getLog(EarlyValues.class);

	private static final FailureLog failures = new FailureLog(EarlyValues.class);

	private static final int MAXIMUM = 10_000;

	private @Nullable List<Double> values;

	private boolean isReplayed;

	private long lost;

	/**
	 * Keeps a value, unless the meter has been registered meanwhile.
	 * @param value the value
	 * @return whether the value is kept, or the meter is there to record it
	 */
	synchronized boolean keep(double value) {
		if (this.isReplayed) {
			return false;
		}
		List<Double> kept = (this.values != null) ? this.values : new ArrayList<>();
		this.values = kept;
		if (kept.size() < MAXIMUM) {
			kept.add(value);
		}
		else {
			this.lost++;
		}
		return true;
	}

	synchronized boolean areKept() {
		return this.values != null;
	}

	/**
	 * Records the values in a meter that callers find by now. No lock is held meanwhile.
	 * @param meter the name of the meter
	 * @param recording records a value
	 */
	void replay(String meter, DoubleConsumer recording) {
		for (double value : takeAll()) {
			record(recording, value);
		}
		if (this.lost > 0) {
			logger.warn(
					"%d values of '%s' from before it was registered are not recorded, because there were more than %d"
						.formatted(this.lost, meter, MAXIMUM));
		}
	}

	private synchronized List<Double> takeAll() {
		List<Double> taken = (this.values != null) ? this.values : List.of();
		this.values = null;
		this.isReplayed = true;
		return taken;
	}

	private static void record(DoubleConsumer recording, double value) {
		try {
			recording.accept(value);
		}
		catch (Throwable ex) {
			failures.failed("An early value could not be recorded", ex);
		}
	}

}
