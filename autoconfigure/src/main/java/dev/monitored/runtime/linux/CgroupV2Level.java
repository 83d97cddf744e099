package dev.monitored.runtime.linux;

import java.nio.file.Path;

/**
 * A control group of version 2. Where there is no limit, its files say {@code max}, which
 * is no number.
 *
 * @param directory the directory of the group
 */
record CgroupV2Level(Path directory) implements CgroupLevel {

	private static final double MICROS_PER_SECOND = 1e6;

	@Override
	public double memoryBytes() {
		return file("memory.max").number(0);
	}

	@Override
	public double workingSetBytes() {
		return Math.max(0, file("memory.current").number(0) - file("memory.stat").number("inactive_file"));
	}

	@Override
	public double cpus() {
		KernelFile file = file("cpu.max");
		double period = file.number(1);
		return (period > 0) ? file.number(0) / period : Double.NaN;
	}

	@Override
	public double throttledSeconds() {
		return file("cpu.stat").number("throttled_usec") / MICROS_PER_SECOND;
	}

	private KernelFile file(String name) {
		return new KernelFile(this.directory.resolve(name));
	}

}
