package dev.monitored.profiler.slice;

import java.time.Duration;

/**
 * How much of the recording is kept. Older events go.
 *
 * @param age how long they are kept
 * @param bytes how many bytes they have on disk
 * @param isContinuous whether it is recorded all the time, and not only as long as
 * somebody wants a profile
 */
public record RecordingBounds(Duration age, long bytes, boolean isContinuous) {

	/**
	 * What a profile on demand needs.
	 */
	public static final RecordingBounds ON_DEMAND = new RecordingBounds(Duration.ofMinutes(3), 20L << 20, false);

	/**
	 * Returns bounds of a recording that never ends.
	 * @param age how long events are kept, if that is longer than a profile takes
	 * @param bytes how many bytes they have on disk
	 * @return the bounds
	 */
	public static RecordingBounds continuous(Duration age, long bytes) {
		return new RecordingBounds((age.compareTo(ON_DEMAND.age()) > 0) ? age : ON_DEMAND.age(), bytes, true);
	}

}
