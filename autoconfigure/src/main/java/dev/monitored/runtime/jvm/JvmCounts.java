package dev.monitored.runtime.jvm;

import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * Counts that only later versions of the JVM have: what was allocated (21, and updates of
 * 17), and virtual threads (24).
 */
public final class JvmCounts {

	private static final String SCHEDULER = "jdk.management.VirtualThreadSchedulerMXBean";

	private final @Nullable Count allocated;

	private final @Nullable Count mounted;

	private final @Nullable Count queued;

	private final @Nullable Count carriers;

	private final @Nullable Count parallelism;

	/**
	 * Finds the counts that this JVM has.
	 */
	public JvmCounts() {
		this.allocated = find("com.sun.management.ThreadMXBean", "getTotalThreadAllocatedBytes");
		this.mounted = find(SCHEDULER, "getMountedVirtualThreadCount");
		this.queued = find(SCHEDULER, "getQueuedVirtualThreadCount");
		this.carriers = find(SCHEDULER, "getPoolSize");
		this.parallelism = find(SCHEDULER, "getParallelism");
	}

	/**
	 * Returns what all threads have allocated since start.
	 * @return the number of bytes, {@code NaN} if the JVM does not count them
	 */
	public double allocatedBytes() {
		return read(this.allocated);
	}

	/**
	 * Returns how many virtual threads run on a carrier.
	 * @return the number of threads, {@code NaN} if the JVM does not tell
	 */
	public double mountedThreads() {
		return read(this.mounted);
	}

	/**
	 * Returns how many virtual threads wait for a carrier.
	 * @return the number of threads, {@code NaN} if the JVM does not tell
	 */
	public double queuedThreads() {
		return read(this.queued);
	}

	/**
	 * Returns how many threads carry virtual threads or could.
	 * @return the number of threads, {@code NaN} if the JVM does not tell
	 */
	public double carrierThreads() {
		return read(this.carriers);
	}

	/**
	 * Returns how many virtual threads are meant to run at a time.
	 * @return the number of threads, {@code NaN} if the JVM does not tell
	 */
	public double parallelism() {
		return read(this.parallelism);
	}

	private static double read(@Nullable Count count) {
		try {
			long value = (count != null) ? ((Number) count.method.invoke(count.bean)).longValue() : -1;
			return (value >= 0) ? value : Double.NaN;
		}
		catch (ReflectiveOperationException ex) {
			return Double.NaN;
		}
	}

	private static @Nullable Count find(String bean, String method) {
		try {
			Class<? extends PlatformManagedObject> type = Class.forName(bean).asSubclass(PlatformManagedObject.class);
			PlatformManagedObject found = ManagementFactory.getPlatformMXBean(type);
			return (found != null) ? new Count(found, type.getMethod(method)) : null;
		}
		catch (ReflectiveOperationException | LinkageError | IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * A method that returns a count.
	 *
	 * @param bean what it is called on
	 * @param method the method
	 */
	private record Count(Object bean, Method method) {

	}

}
