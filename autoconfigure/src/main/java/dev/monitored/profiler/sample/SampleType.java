package dev.monitored.profiler.sample;

/**
 * What a sample weighs.
 */
public enum SampleType {

	/**
	 * Time on a processor, in nanoseconds.
	 */
	CPU,

	/**
	 * Time in which a thread waited within a call, in nanoseconds.
	 */
	WAIT,

	/**
	 * Memory, in bytes.
	 */
	ALLOC,

	/**
	 * Time in which a thread waited for a lock, in nanoseconds.
	 */
	LOCK

}
