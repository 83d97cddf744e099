package dev.monitored.profiler.slice;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Counts what the threads of the JVM allocate. Before JDK 21 it misses what a thread
 * allocated since it was asked last, if the thread has ended.
 */
final class AllocatedBytes {

	static final long UNKNOWN = -1;

	private static final String THREADS = "com.sun.management.ThreadMXBean";

	private static final boolean isKnown = ClassUtils.isPresent(THREADS, AllocatedBytes.class.getClassLoader())
			&& canCount();

	private static final @Nullable Method TOTAL = isKnown ? total() : null;

	private Map<Long, Long> byThread = Map.of();

	private long sum;

	/**
	 * Returns what has been allocated until now.
	 * @return the bytes, which mean something only compared to others, or
	 * {@link #UNKNOWN}
	 */
	synchronized long now() {
		if (!isKnown) {
			return UNKNOWN;
		}
		if (TOTAL != null) {
			Object total = ReflectionUtils.invokeMethod(TOTAL, ManagementFactory.getThreadMXBean());
			return (total instanceof Long bytes) ? bytes : UNKNOWN;
		}
		this.sum += added();
		return this.sum;
	}

	private long added() {
		var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		long[] ids = threads.getAllThreadIds();
		long[] bytes = threads.getThreadAllocatedBytes(ids);
		Map<Long, Long> counted = new HashMap<>();
		long added = 0;
		for (int index = 0; index < ids.length; index++) {
			added += Math.max(0, bytes[index] - this.byThread.getOrDefault(ids[index], 0L));
			counted.put(ids[index], bytes[index]);
		}
		this.byThread = counted;
		return added;
	}

	private static boolean canCount() {
		return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
				&& threads.isThreadAllocatedMemorySupported() && threads.isThreadAllocatedMemoryEnabled();
	}

	// Returns the method that JDK 21 and later have
	private static @Nullable Method total() {
		return ReflectionUtils.findMethod(com.sun.management.ThreadMXBean.class, "getTotalThreadAllocatedBytes");
	}

}
