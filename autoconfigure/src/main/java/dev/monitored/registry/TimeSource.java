package dev.monitored.registry;

/**
 * Says what time it is instead of the JVM. It is named in
 * {@code META-INF/spring.factories} of what supports tests, and there is none in
 * production.
 */
@FunctionalInterface
public interface TimeSource {

	/**
	 * Returns the time.
	 * @return nanoseconds since some moment; never less than before
	 */
	long nanos();

	/**
	 * Returns the time at which a call begins.
	 * @return an even number of nanoseconds
	 */
	default long evenNanos() {
		return nanos() & MonotonicTime.EVEN;
	}

}
