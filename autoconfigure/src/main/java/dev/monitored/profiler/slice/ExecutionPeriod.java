package dev.monitored.profiler.slice;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.springframework.boot.convert.DurationStyle;

/**
 * How often the JVM samples threads that run. All its recordings share that: the shortest
 * period that one asks for counts.
 */
final class ExecutionPeriod {

	private static final String ENABLED = RecordingEvents.EXECUTION + "#enabled";

	private static final String PERIOD = RecordingEvents.EXECUTION + "#period";

	private ExecutionPeriod() {
	}

	/**
	 * Returns the period.
	 * @return the period in nanoseconds, 0 if nothing is sampled
	 */
	static long nanos() {
		OptionalLong shortest = FlightRecorder.getFlightRecorder()
			.getRecordings()
			.stream()
			.filter((recording) -> recording.getState() == RecordingState.RUNNING)
			.map(Recording::getSettings)
			.filter((settings) -> Boolean.parseBoolean(settings.get(ENABLED)))
			.mapToLong(ExecutionPeriod::nanos)
			.filter((nanos) -> nanos > 0)
			.min();
		return shortest.orElse(0);
	}

	// Another recording may have a period that only the JVM knows, such as everyChunk
	private static long nanos(Map<String, String> settings) {
		try {
			Duration period = DurationStyle.SIMPLE.parse(settings.getOrDefault(PERIOD, "").replace(" ", ""));
			return period.toNanos();
		}
		catch (RuntimeException ex) {
			return 0;
		}
	}

}
