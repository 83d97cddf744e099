package dev.monitored.registry;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * The time by which all binders measure how long a call takes. A {@link TimeSource} can
 * take its place. Which one does is a constant, so that without any a reading costs what
 * {@link System#nanoTime()} costs.
 */
public final class MonotonicTime {

	static final long EVEN = ~1L;

	private static final @Nullable TimeSource SOURCE = source();

	private MonotonicTime() {
	}

	/**
	 * Returns the time.
	 * @return nanoseconds since some moment
	 */
	public static long nanos() {
		return (SOURCE != null) ? SOURCE.nanos() : System.nanoTime();
	}

	/**
	 * Returns the time at which a call begins.
	 * @return an even number of nanoseconds since that moment, at most one before now
	 */
	public static long evenNanos() {
		return (SOURCE != null) ? SOURCE.evenNanos() : System.nanoTime() & EVEN;
	}

	/**
	 * Looks for a source, so that the first call does not have to.
	 */
	static void prepare() {
		nanos();
	}

	private static @Nullable TimeSource source() {
		List<TimeSource> sources = SpringFactoriesLoader
			.forDefaultResourceLocation(MonotonicTime.class.getClassLoader())
			.load(TimeSource.class);
		return sources.isEmpty() ? null : sources.get(0);
	}

}
