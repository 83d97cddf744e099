package dev.monitored.profiler.slice;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the JVM allocated in the time of a recording.
 */
final class RecordedAllocations {

	private final NavigableMap<Long, Long> bytes = new TreeMap<>();

	/**
	 * Adds what had been allocated at one time.
	 * @param time the time in nanoseconds
	 * @param allocated the bytes, {@link AllocatedBytes#UNKNOWN} adds nothing
	 */
	void add(long time, long allocated) {
		if (allocated != AllocatedBytes.UNKNOWN) {
			this.bytes.put(time, allocated);
		}
	}

	/**
	 * Returns what was allocated in a part of the recording, and until the nearest times
	 * around it that are known.
	 * @param from from when on
	 * @param to until when
	 * @return the bytes, {@link AllocatedBytes#UNKNOWN} if fewer than two times are known
	 */
	long between(long from, long to) {
		if (this.bytes.size() < 2) {
			return AllocatedBytes.UNKNOWN;
		}
		Map.Entry<Long, Long> first = this.bytes.floorEntry(from);
		Map.Entry<Long, Long> last = this.bytes.ceilingEntry(to);
		return ((last != null) ? last : this.bytes.lastEntry()).getValue()
				- ((first != null) ? first : this.bytes.firstEntry()).getValue();
	}

}
