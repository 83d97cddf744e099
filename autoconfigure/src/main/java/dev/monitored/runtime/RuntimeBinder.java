package dev.monitored.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Tags;

import dev.monitored.failure.FailureLog;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.MonotonicTime;
import dev.monitored.runtime.jvm.Deadlocks;
import dev.monitored.runtime.jvm.JvmCounts;
import dev.monitored.runtime.linux.CgroupLimits;
import dev.monitored.runtime.linux.ProcessMemory;

/**
 * Registers what is known of the process and its JVM. What is not known here has no
 * series.
 */
final class RuntimeBinder {

	private static final FailureLog failures = new FailureLog(RuntimeBinder.class);

	private static final String STATUS = "scheduling.status";

	/**
	 * Kept, because meters refer to them weakly.
	 */
	private final List<RuntimeReading> readings;

	/**
	 * Creates a binder of what is known here.
	 * @param root the root of the file system
	 */
	RuntimeBinder(Path root) {
		this.readings = Stream.concat(linux(root), jvm()).filter(RuntimeBinder::exists).toList();
	}

	void bindTo(DeferredMeters meters) {
		this.readings.forEach(
				(reading) -> meters.registrationUntilClosed(reading.meter().meterName(), reading::register).ensure());
	}

	private static Stream<RuntimeReading> linux(Path root) {
		ProcessMemory memory = new ProcessMemory(root);
		CgroupLimits limits = new CgroupLimits(root);
		return Stream.of(reading(RuntimeMeters.RESIDENT_MEMORY, memory::residentBytes),
				reading(RuntimeMeters.WORKING_SET, limits::workingSetBytes),
				reading(RuntimeMeters.MEMORY_LIMIT, limits::memoryBytes),
				reading(RuntimeMeters.CPU_LIMIT, limits::cpus),
				reading(RuntimeMeters.CPU_THROTTLED, limits::throttledSeconds));
	}

	private static Stream<RuntimeReading> jvm() {
		JvmCounts counts = new JvmCounts();
		return Stream.of(reading(RuntimeMeters.ALLOCATED, counts::allocatedBytes),
				reading(RuntimeMeters.VIRTUAL_THREADS, counts::mountedThreads, STATUS, "mounted"),
				reading(RuntimeMeters.VIRTUAL_THREADS, counts::queuedThreads, STATUS, "queued"),
				reading(RuntimeMeters.CARRIERS, counts::carrierThreads),
				reading(RuntimeMeters.PARALLELISM, counts::parallelism),
				reading(RuntimeMeters.DEADLOCKED, new Deadlocks(MonotonicTime::nanos)::threads));
	}

	private static RuntimeReading reading(RuntimeMeters meter, DoubleSupplier source, String... tags) {
		return new RuntimeReading(meter, Tags.of(tags), source);
	}

	private static boolean exists(RuntimeReading reading) {
		try {
			return reading.exists();
		}
		catch (Throwable ex) {
			failures.failed("The meter '%s' is missing".formatted(reading.meter().meterName()), ex);
			return false;
		}
	}

}
