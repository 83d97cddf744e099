package dev.monitored.runtime.linux;

/**
 * One of the control groups that limit the process: its own one, or one above that.
 */
interface CgroupLevel {

	/**
	 * Returns how much memory the group may use.
	 * @return the number of bytes, {@code NaN} without a limit
	 */
	double memoryBytes();

	/**
	 * Returns how much memory the group uses that the kernel cannot take back at once:
	 * all but the inactive pages of files, as cAdvisor counts the working set.
	 * @return the number of bytes, {@code NaN} if it is not known
	 */
	double workingSetBytes();

	/**
	 * Returns how many CPUs the group may use.
	 * @return the number of CPUs, {@code NaN} without a limit
	 */
	double cpus();

	/**
	 * Returns how long the group had to wait because it had used up its CPUs. The kernel
	 * adds up the waits on all CPUs, which may be more than a second in each second.
	 * @return the number of seconds, {@code NaN} if it is not known
	 */
	double throttledSeconds();

}
