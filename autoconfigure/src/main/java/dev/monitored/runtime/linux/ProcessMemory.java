package dev.monitored.runtime.linux;

import java.nio.file.Path;

/**
 * The memory that the process has in RAM, as {@code /proc/self/status} has it.
 */
public final class ProcessMemory {

	private static final int BYTES_PER_KIBIBYTE = 1024;

	private final KernelFile status;

	/**
	 * Creates the memory of this process.
	 * @param root the root of the file system
	 */
	public ProcessMemory(Path root) {
		this.status = new KernelFile(root.resolve("proc/self/status"));
	}

	/**
	 * Returns how much memory is resident.
	 * @return the number of bytes, {@code NaN} if it is not known
	 */
	public double residentBytes() {
		return this.status.number("VmRSS:") * BYTES_PER_KIBIBYTE;
	}

}
