package dev.monitored.registry;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * The time by which all binders measure how long a call takes. A {@link TimeSource} can
 * take its place. Which one does is a constant, so that without any a reading costs what
 * {@link System#nanoTime()} costs. It is even: the lowest bit of a call's start says
 * whether the call is an event.
 */
public final class MonotonicTime {

	private static final long EVEN = ~1L;

	private static final @Nullable TimeSource SOURCE = source();

	private MonotonicTime() {
	}

	/**
	 * Returns the time.
	 * @return nanoseconds since some moment, an even number
	 */
	public static long nanos() {
		return EVEN & ((SOURCE != null) ? SOURCE.nanos() : System.nanoTime());
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
