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
	 * Returns how many CPUs the group may use.
	 * @return the number of CPUs, {@code NaN} without a limit
	 */
	double cpus();

	/**
	 * Returns how long the group had to wait because it had used up its CPUs.
	 * @return the number of seconds, {@code NaN} if it is not known
	 */
	double throttledSeconds();

}
