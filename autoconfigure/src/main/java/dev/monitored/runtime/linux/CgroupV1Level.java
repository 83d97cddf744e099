package dev.monitored.runtime.linux;

import java.nio.file.Path;

/**
 * A control group of version 1, as one controller shows it.
 *
 * @param directory the directory of the group
 */
record CgroupV1Level(Path directory) implements CgroupLevel {

	/**
	 * What the kernel writes where there is no limit depends on its page size, and is
	 * above this.
	 */
	private static final double UNLIMITED = 0x1p62;

	private static final double NANOS_PER_SECOND = 1e9;

	@Override
	public double memoryBytes() {
		double bytes = file("memory.limit_in_bytes").number(0);
		return (bytes >= 0 && bytes < UNLIMITED) ? bytes : Double.NaN;
	}

	@Override
	public double workingSetBytes() {
		double reclaimable = file("memory.stat").number("total_inactive_file");
		return Math.max(0, file("memory.usage_in_bytes").number(0) - reclaimable);
	}

	@Override
	public double cpus() {
		double quota = file("cpu.cfs_quota_us").number(0);
		double period = file("cpu.cfs_period_us").number(0);
		return (quota > 0 && period > 0) ? quota / period : Double.NaN;
	}

	@Override
	public double throttledSeconds() {
		return file("cpu.stat").number("throttled_time") / NANOS_PER_SECOND;
	}

	private KernelFile file(String name) {
		return new KernelFile(this.directory.resolve(name));
	}

}
