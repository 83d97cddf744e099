package dev.monitored.dashboard.signal;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;

import dev.monitored.meter.TimedSignal;

/**
 * The calls of one signal, as its timers have counted them.
 */
final class SignalReading {

	private final TimedSignal signal;

	private final Map<Timer, Reading> timers = new IdentityHashMap<>();

	private final GroupedCalls groups = new GroupedCalls();

	private final Map<Band, Long> buckets = new HashMap<>();

	private long calls;

	private long failed;

	private double active;

	/**
	 * Creates a reading without calls.
	 * @param signal the signal
	 */
	SignalReading(TimedSignal signal) {
		this.signal = signal;
	}

	void begin() {
		this.active = 0;
	}

	void addActive(double value) {
		this.active += Double.isFinite(value) ? value : 0;
	}

	/**
	 * Adds what a timer has counted since it was read last. One without calls takes no
	 * row.
	 * @param timer the timer
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	void read(Timer timer, long now) {
		long count = timer.count();
		Reading reading = this.timers.get(timer);
		if (reading == null) {
			if (count == 0) {
				return;
			}
			reading = new Reading(this.signal.isFailed(timer.getId()), this.groups.of(timer.getId(), now));
			this.timers.put(timer, reading);
		}
		if (count > reading.count) {
			long added = count - reading.count;
			long nanos = (long) timer.totalTime(TimeUnit.NANOSECONDS);
			reading.group.add(added, reading.failed ? added : 0, nanos - reading.nanos);
			reading.buckets.read(timer, (band, number) -> this.buckets.merge(band, number, Long::sum));
			reading.count = count;
			reading.nanos = nanos;
			this.calls += added;
			this.failed += reading.failed ? added : 0;
		}
	}

	/**
	 * Ends a pass over all timers.
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	void end(long now) {
		this.groups.end(now);
	}

	/**
	 * Returns what was read so far.
	 * @return the sums since start
	 */
	SignalTotals totals() {
		return new SignalTotals(this.calls, this.failed, this.active, new HashMap<>(this.buckets));
	}

	/**
	 * Returns the groups with most calls.
	 * @param now the time
	 * @return a row for each
	 */
	List<CallRow> rows(long now) {
		return this.groups.rows(now);
	}

	/**
	 * What was read of one timer.
	 */
	private static final class Reading {

		private final boolean failed;

		private final CallGroup group;

		private final BucketReading buckets = new BucketReading();

		private long count;

		private long nanos;

		Reading(boolean failed, CallGroup group) {
			this.failed = failed;
			this.group = group;
		}

	}

}
