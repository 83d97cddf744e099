package dev.monitored.runtime;

import java.util.List;

import io.micrometer.core.instrument.Meter;
import org.jspecify.annotations.Nullable;

import dev.monitored.registry.DescribedMeter;
import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;

/**
 * The meters of the process and its JVM. Those of virtual threads and of deadlocks have
 * the names that Micrometer's own binders give them.
 */
public enum RuntimeMeters implements DescribedMeter {

	/**
	 * What was allocated.
	 */
	ALLOCATED("jvm.memory.allocated", "bytes", Meter.Type.COUNTER, "Memory that threads have allocated, in bytes"),

	/**
	 * Virtual threads that run or wait for a carrier.
	 */
	VIRTUAL_THREADS("jvm.threads.virtual.live", "threads", Meter.Type.GAUGE,
			"Virtual threads that run on a carrier or wait for one", "scheduling.status"),

	/**
	 * Carriers of virtual threads.
	 */
	CARRIERS("jvm.threads.virtual.pool.size", "threads", Meter.Type.GAUGE, "Threads that carry virtual threads"),

	/**
	 * Virtual threads at a time.
	 */
	PARALLELISM("jvm.threads.virtual.parallelism", null, Meter.Type.GAUGE,
			"Virtual threads that are meant to run at a time"),

	/**
	 * Threads that are deadlocked.
	 */
	DEADLOCKED("jvm.threads.deadlocked", "threads", Meter.Type.GAUGE, "Platform threads that wait for each other"),

	/**
	 * Memory in RAM.
	 */
	RESIDENT_MEMORY("process.resident.memory", "bytes", Meter.Type.GAUGE, "Memory of the process in RAM, in bytes"),

	/**
	 * Memory that counts towards the limit.
	 */
	WORKING_SET("process.memory.working.set", "bytes", Meter.Type.GAUGE,
			"Memory that the control group with the least limit uses, without inactive pages of files, in bytes"),

	/**
	 * The limit of memory.
	 */
	MEMORY_LIMIT("process.memory.limit", "bytes", Meter.Type.GAUGE,
			"Memory that the control groups of the process may use, in bytes"),

	/**
	 * The limit of CPUs.
	 */
	CPU_LIMIT("process.cpu.limit", null, Meter.Type.GAUGE, "CPUs that the control groups of the process may use"),

	/**
	 * Time without CPUs.
	 */
	CPU_THROTTLED("process.cpu.throttled", "seconds", Meter.Type.COUNTER,
			"Time for which the control group had used up its CPUs, added up over all CPUs, in seconds");

	private final MeterDetails details;

	private final Meter.Type type;

	RuntimeMeters(String meterName, @Nullable String unit, Meter.Type type, String description, String... labels) {
		this.details = new MeterDetails(meterName, unit, description, List.of(labels));
		this.type = type;
	}

	@Override
	public MeterDetails details() {
		return this.details;
	}

	boolean isCounter() {
		return this.type == Meter.Type.COUNTER;
	}

	/**
	 * Contributes the meters.
	 */
	static final class Source extends MeterSource {

		Source() {
			super(values());
		}

	}

}
