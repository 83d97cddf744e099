package dev.monitored.profiler.slice;

import jdk.jfr.Category;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

import dev.monitored.registry.MonotonicTime;

/**
 * What the clock by which calls are measured shows when the recording's own clock shows
 * the start of the event.
 */
@Name(ClockMark.NAME)
@Label("Clock Mark")
@Category("Monitored")
@Enabled(false)
@StackTrace(false)
@Period("1 s")
final class ClockMark extends Event {

	static final String NAME = "monitored.ClockMark";

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
	 * Records a mark.
	 */
	static void set() {
		ClockMark mark = new ClockMark();
		mark.before = MonotonicTime.nanos();
		mark.begin();
		mark.after = MonotonicTime.nanos();
		mark.commit();
	}

}
