package dev.monitored.profiler.slice;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

import dev.monitored.registry.MonotonicTime;

/**
 * What the clock by which calls are measured shows when the recording's own clock shows
 * the start of the event, what the JVM has allocated until then, and how often it
 * samples.
 */
@Name(RecordingMark.NAME)
@Label("Mark")
@Category("Monitored")
@Enabled(false)
@StackTrace(false)
@Period("1 s")
final class RecordingMark extends Event {

	static final String NAME = "monitored.Mark";

	/**
	 * What the clock shows just before.
	 */
	@Label("Before")
	long before;

	/**
	 * What the clock shows just after.
	 */
	@Label("After")
	long after;

	/**
	 * What all threads have allocated, {@link AllocatedBytes#UNKNOWN} if nothing counts
	 * it.
	 */
	@Label("Allocated")
	@DataAmount
	long allocated;

	/**
	 * After how many nanoseconds threads that run are sampled again.
	 */
	@Label("Period")
	@Timespan
	long period;

	/**
	 * Records a mark.
	 * @param bytes what counts allocations
	 */
	static void set(AllocatedBytes bytes) {
		RecordingMark mark = new RecordingMark();
		mark.allocated = bytes.now();
		mark.period = ExecutionPeriod.nanos();
		mark.before = MonotonicTime.nanos();
		mark.begin();
		mark.after = MonotonicTime.nanos();
		mark.commit();
	}

}
