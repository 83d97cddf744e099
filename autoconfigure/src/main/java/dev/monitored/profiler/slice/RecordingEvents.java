package dev.monitored.profiler.slice;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;

import dev.monitored.profiler.sample.SampleType;

/**
 * The events of the JDK that samples are made of. No other event is recorded: some show
 * the environment, system properties or what the application is about.
 */
final class RecordingEvents {

	static final String EXECUTION = "jdk.ExecutionSample";

	/**
	 * Samples by time on a processor, which only JDK 25 on Linux has.
	 */
	static final String CPU_TIME = "jdk.CPUTimeSample";

	static final String ALLOCATION = "jdk.ObjectAllocationSample";

	static final String MONITOR_ENTER = "jdk.JavaMonitorEnter";

	static final String PARK = "jdk.ThreadPark";

	static final List<String> OTHER_WAITS = List.of("jdk.JavaMonitorWait", "jdk.ThreadSleep", "jdk.SocketRead",
			"jdk.SocketWrite", "jdk.FileRead", "jdk.FileWrite", "jdk.FileForce");

	private static final String ENABLED = "#enabled";

	private static final String THRESHOLD = "#threshold";

	private static final String PERIOD = "10ms";

	private static final String SHORTEST_WAIT = "1 ms";

	private static final String ALLOCATIONS = "300/s";

	private final Map<String, String> settings = new LinkedHashMap<>();

	private RecordingEvents() {
	}

	/**
	 * Returns the settings of a recording.
	 * @param types what samples weigh
	 * @return the settings, which turn all other events off
	 */
	static Map<String, String> settings(Set<SampleType> types) {
		Map<String, String> settings = new HashMap<>();
		for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
			settings.put(type.getName() + ENABLED, "false");
		}
		RecordingEvents events = new RecordingEvents();
		events.enable(ClockMark.NAME, "#period", "1 s");
		types.forEach(events::enable);
		settings.putAll(events.settings);
		return settings;
	}

	/**
	 * Returns the names of all events that samples are made of.
	 * @return the names
	 */
	static Set<String> names() {
		RecordingEvents events = new RecordingEvents();
		events.enable(ClockMark.NAME, "#period", "1 s");
		Set.of(SampleType.values()).forEach(events::enable);
		Map<String, String> names = new LinkedHashMap<>();
		events.settings.keySet().forEach((setting) -> names.put(setting.substring(0, setting.indexOf('#')), ""));
		return Set.copyOf(names.keySet());
	}

	/**
	 * Returns the name of the event that samples time on a processor.
	 * @return the name
	 */
	static String cpuEvent() {
		// On other systems it exists and is never recorded
		boolean isThere = System.getProperty("os.name").startsWith("Linux") && FlightRecorder.getFlightRecorder()
			.getEventTypes()
			.stream()
			.anyMatch((type) -> type.getName().equals(CPU_TIME));
		return isThere ? CPU_TIME : EXECUTION;
	}

	private void enable(SampleType type) {
		switch (type) {
			case CPU -> enableCpu();
			case ALLOC -> enable(ALLOCATION, "#throttle", ALLOCATIONS);
			case WAIT -> {
				enableLocks();
				OTHER_WAITS.forEach((name) -> enable(name, THRESHOLD, SHORTEST_WAIT));
			}
			case LOCK -> enableLocks();
		}
	}

	private void enableCpu() {
		String name = cpuEvent();
		enable(name, name.equals(CPU_TIME) ? "#throttle" : "#period", PERIOD);
	}

	private void enableLocks() {
		enable(MONITOR_ENTER, THRESHOLD, SHORTEST_WAIT);
		enable(PARK, THRESHOLD, SHORTEST_WAIT);
	}

	private void enable(String name, String setting, String value) {
		this.settings.put(name + ENABLED, "true");
		this.settings.put(name + setting, value);
		if (!name.equals(ClockMark.NAME)) {
			this.settings.put(name + "#stackTrace", "true");
		}
	}

}
