package dev.monitored.cause;

/**
 * Takes what the time of one call went to.
 */
@FunctionalInterface
public interface PartSink {

	/**
	 * Takes one part of the time. A cause may come more than once.
	 * @param cause what the part went to
	 * @param nanos how long it took, in nanoseconds
	 */
	void add(Cause cause, long nanos);

}
