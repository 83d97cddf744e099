package dev.monitored.profiler.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Converts times of a recording to those of the clock by which calls are measured. The
 * two drift apart, so that the nearest mark counts.
 */
final class RecordedClock {

	private static final long EXACT_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

	private final NavigableMap<Long, Long> offsets = new TreeMap<>();

	/**
	 * Creates a clock.
	 * @param marks what both clocks show
	 */
	RecordedClock(List<Mark> marks) {
		List<Mark> exact = new ArrayList<>(marks);
		exact.removeIf((mark) -> mark.after() - mark.before() > EXACT_NANOS);
		(exact.isEmpty() ? marks : exact).forEach((mark) -> this.offsets.put(mark.recorded(),
				mark.before() + (mark.after() - mark.before()) / 2 - mark.recorded()));
	}

	/**
	 * Returns a time of the clock by which calls are measured.
	 * @param recorded the time of the recording, in nanoseconds since 1970
	 * @return the time in nanoseconds
	 * @throws IllegalStateException if there is no mark
	 */
	long nanos(long recorded) {
		Map.Entry<Long, Long> before = this.offsets.floorEntry(recorded);
		Map.Entry<Long, Long> after = this.offsets.ceilingEntry(recorded);
		if (before == null && after == null) {
			throw new IllegalStateException("The recording has no mark of the clock by which calls are measured");
		}
		if (before == null || (after != null && after.getKey() - recorded < recorded - before.getKey())) {
			return recorded + after.getValue();
		}
		return recorded + before.getValue();
	}

	/**
	 * Returns since when both clocks are known.
	 * @return the time of the clock by which calls are measured, in nanoseconds
	 */
	long begin() {
		return nanos(this.offsets.firstKey());
	}

	/**
	 * What both clocks show at one time.
	 *
	 * @param recorded the time of the recording, in nanoseconds since 1970
	 * @param before the time of the other clock just before
	 * @param after the time of the other clock just after
	 */
	record Mark(long recorded, long before, long after) {

	}

}
