package dev.monitored.runtime;

import io.micrometer.core.instrument.Tags;

/**
 * The values of the process and its JVM, of which each is exported as one series.
 */
enum RuntimeValue {

	/**
	 * Memory in RAM.
	 */
	RESIDENT_MEMORY(RuntimeMeters.RESIDENT_MEMORY),

	/**
	 * Memory that counts towards the limit.
	 */
	WORKING_SET(RuntimeMeters.WORKING_SET),

	/**
	 * The limit of memory.
	 */
	MEMORY_LIMIT(RuntimeMeters.MEMORY_LIMIT),

	/**
	 * The limit of CPUs.
	 */
	CPU_LIMIT(RuntimeMeters.CPU_LIMIT),

	/**
	 * The time for which the process had used up its limit of CPUs.
	 */
	CPU_THROTTLED(RuntimeMeters.CPU_THROTTLED),

	/**
	 * Bytes that were allocated on the heap since the start.
	 */
	ALLOCATED(RuntimeMeters.ALLOCATED),

	/**
	 * Virtual threads that run on a carrier.
	 */
	MOUNTED_THREADS(RuntimeMeters.VIRTUAL_THREADS, "scheduling.status", "mounted"),

	/**
	 * Virtual threads that wait for a carrier.
	 */
	QUEUED_THREADS(RuntimeMeters.VIRTUAL_THREADS, "scheduling.status", "queued"),

	/**
	 * Carriers of virtual threads.
	 */
	CARRIERS(RuntimeMeters.CARRIERS),

	/**
	 * How many virtual threads can run at a time.
	 */
	PARALLELISM(RuntimeMeters.PARALLELISM),

	/**
	 * Threads that are deadlocked.
	 */
	DEADLOCKED(RuntimeMeters.DEADLOCKED);

	private final RuntimeMeters meter;

	private final Tags tags;

	RuntimeValue(RuntimeMeters meter, String... tags) {
		this.meter = meter;
		this.tags = Tags.of(tags);
	}

	RuntimeMeters meter() {
		return this.meter;
	}

	Tags tags() {
		return this.tags;
	}

}
