package dev.monitored.runtime;

import java.nio.file.Path;

import dev.monitored.registry.MonotonicTime;
import dev.monitored.runtime.jvm.Deadlocks;
import dev.monitored.runtime.jvm.JvmCounts;
import dev.monitored.runtime.linux.CgroupLimits;
import dev.monitored.runtime.linux.ProcessMemory;

/**
 * Reads the values of the process and its JVM.
 */
final class RuntimeSources {

	private final ProcessMemory memory;

	private final CgroupLimits limits;

	private final JvmCounts counts = new JvmCounts();

	private final Deadlocks deadlocks = new Deadlocks(MonotonicTime::nanos);

	/**
	 * Finds what can be read here.
	 * @param root the root of the file system
	 */
	RuntimeSources(Path root) {
		this.memory = new ProcessMemory(root);
		this.limits = new CgroupLimits(root);
	}

	/**
	 * Reads a value.
	 * @param value which one
	 * @return the value, {@code NaN} if it is not known here
	 */
	double read(RuntimeValue value) {
		return switch (value) {
			case RESIDENT_MEMORY -> this.memory.residentBytes();
			case WORKING_SET -> this.limits.workingSetBytes();
			case MEMORY_LIMIT -> this.limits.memoryBytes();
			case CPU_LIMIT -> this.limits.cpus();
			case CPU_THROTTLED -> this.limits.throttledSeconds();
			case ALLOCATED -> this.counts.allocatedBytes();
			case MOUNTED_THREADS -> this.counts.mountedThreads();
			case QUEUED_THREADS -> this.counts.queuedThreads();
			case CARRIERS -> this.counts.carrierThreads();
			case PARALLELISM -> this.counts.parallelism();
			case DEADLOCKED -> this.deadlocks.threads();
		};
	}

}
