package dev.monitored.profiler.slice;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
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

	/**
	 * How many of these samples the JVM could not keep.
	 */
	static final String CPU_TIME_LOST = "jdk.CPUTimeSamplesLost";

	static final String ALLOCATION = "jdk.ObjectAllocationSample";

	static final String MONITOR_ENTER = "jdk.JavaMonitorEnter";

	static final String PARK = "jdk.ThreadPark";

	static final List<String> OTHER_WAITS = List.of("jdk.JavaMonitorWait", "jdk.ThreadSleep", "jdk.SocketRead",
			"jdk.SocketWrite", "jdk.FileRead", "jdk.FileWrite", "jdk.FileForce");

	private static final String ENABLED = "#enabled";

	private static final String THRESHOLD = "#threshold";

	private static final String THROTTLE = "#throttle";

	private static final String ALLOCATIONS = "300/s";

	private final Map<String, String> settings = new LinkedHashMap<>();

	private RecordingEvents() {
	}

	/**
	 * Returns the settings of a recording.
	 * @param demands what is wanted of it; where two differ, more is recorded
	 * @return the settings, which turn all other events off
	 */
	static Map<String, String> settings(Collection<SampleDemand> demands) {
		Map<String, String> settings = new HashMap<>();
		for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
			settings.put(type.getName() + ENABLED, "false");
		}
		RecordingEvents events = new RecordingEvents();
		events.enable(RecordingMark.NAME, "#period", "1 s");
		demands.stream().sorted(Comparator.comparing(SampleDemand::rate).reversed()).forEach(events::enable);
		settings.putAll(events.settings);
		return settings;
	}

	/**
	 * Returns the names of all events that samples are made of.
	 * @return the names
	 */
	static Set<String> names() {
		RecordingEvents events = new RecordingEvents();
		events.enable(RecordingMark.NAME, "#period", "1 s");
		events.enable(new SampleDemand(EnumSet.allOf(SampleType.class), SampleRate.FULL));
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

	private void enable(SampleDemand demand) {
		demand.types().forEach((type) -> enable(type, demand.rate()));
	}

	private void enable(SampleType type, SampleRate rate) {
		switch (type) {
			case CPU -> enableCpu(rate);
			case ALLOC -> enable(ALLOCATION, THROTTLE, ALLOCATIONS);
			case WAIT -> {
				enableLocks(rate);
				OTHER_WAITS.forEach((name) -> enable(name, THRESHOLD, rate.shortestWait()));
			}
			case LOCK -> enableLocks(rate);
		}
	}

	private void enableCpu(SampleRate rate) {
		if (cpuEvent().equals(CPU_TIME)) {
			enable(CPU_TIME, THROTTLE, rate.cpuPeriod());
			this.settings.put(CPU_TIME_LOST + ENABLED, "true");
		}
		else {
			enable(EXECUTION, "#period", rate.cpuPeriod());
		}
	}

	private void enableLocks(SampleRate rate) {
		enable(MONITOR_ENTER, THRESHOLD, rate.shortestWait());
		enable(PARK, THRESHOLD, rate.shortestWait());
	}

	private void enable(String name, String setting, String value) {
		this.settings.put(name + ENABLED, "true");
		this.settings.put(name + setting, value);
		if (!name.equals(RecordingMark.NAME)) {
			this.settings.put(name + "#stackTrace", "true");
		}
	}

}
