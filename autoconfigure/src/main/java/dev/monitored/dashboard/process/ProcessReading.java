package dev.monitored.dashboard.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The state of the JVM and of its pools, as meters have it.
 */
public final class ProcessReading {

	private static final String PAUSE = "jvm.gc.pause";

	private static final String ALLOCATED = "jvm.gc.memory.allocated";

	private static final String POOL = "hikaricp.connections";

	private double heap = Double.NaN;

	private double heapMax = Double.NaN;

	private double heapAfterCollection = Double.NaN;

	private double processor = Double.NaN;

	private double threads = Double.NaN;

	private double pauseSeconds = Double.NaN;

	private double allocated = Double.NaN;

	private double mountedThreads = Double.NaN;

	private double queuedThreads = Double.NaN;

	private final Map<String, double[]> pools = new TreeMap<>();

	/**
	 * Begins with what no meter has.
	 * @param jvm the counts of the JVM
	 */
	public ProcessReading(JvmCounts jvm) {
		this.allocated = jvm.allocatedBytes();
		this.mountedThreads = jvm.mountedThreads();
		this.queuedThreads = jvm.queuedThreads();
	}

	/**
	 * Returns whether a timer is read.
	 * @param name the name of the timer
	 * @return whether it is
	 */
	public static boolean isTimer(String name) {
		return name.equals(PAUSE);
	}

	/**
	 * Returns whether a counter is read.
	 * @param name the name of the counter
	 * @return whether it is
	 */
	public static boolean isCounter(String name) {
		return name.equals(ALLOCATED);
	}

	/**
	 * Returns whether a gauge is read.
	 * @param name the name of the gauge
	 * @return whether it is
	 */
	public static boolean isGauge(String name) {
		return name.startsWith("jvm.memory.") || name.equals("process.cpu.usage") || name.equals("jvm.threads.live")
				|| name.startsWith(POOL);
	}

	/**
	 * Reads what collections have seen of allocations, unless the JVM counts all of them.
	 * @param bytes the number of bytes since start
	 */
	public void readAllocated(double bytes) {
		if (Double.isNaN(this.allocated)) {
			this.allocated = bytes;
		}
	}

	/**
	 * Reads a timer.
	 * @param name its name
	 * @param timer the timer
	 */
	public void read(String name, Timer timer) {
		if (isTimer(name)) {
			this.pauseSeconds = plus(this.pauseSeconds, timer.totalTime(TimeUnit.NANOSECONDS) / 1e9);
		}
	}

	/**
	 * Reads a gauge.
	 * @param name its name
	 * @param gauge the gauge
	 */
	public void read(String name, Gauge gauge) {
		switch (name) {
			case "jvm.memory.used":
				this.heap = plusHeap(this.heap, gauge);
				break;
			case "jvm.memory.max":
				this.heapMax = plusHeap(this.heapMax, gauge);
				break;
			case "jvm.memory.usage.after.gc":
				this.heapAfterCollection = gauge.value();
				break;
			case "process.cpu.usage":
				this.processor = gauge.value();
				break;
			case "jvm.threads.live":
				this.threads = gauge.value();
				break;
			default:
				readPool(name, gauge);
		}
	}

	private void readPool(String name, Gauge gauge) {
		switch (name) {
			case POOL + ".active" -> pool(gauge, 0);
			case POOL + ".max" -> pool(gauge, 1);
			case POOL + ".pending" -> pool(gauge, 2);
			default -> {
			}
		}
	}

	/**
	 * Returns what has a limit.
	 * @return the resources, the fullest one first
	 */
	public List<ResourceUse> resources() {
		List<ResourceUse> resources = new ArrayList<>();
		this.pools.forEach((name, values) -> resources
			.add(new ResourceUse("pool", name, values[0], values[1], values[2], share(values[0], values[1]))));
		if (Double.isFinite(this.heap)) {
			Double share = Double.isFinite(this.heapAfterCollection) ? this.heapAfterCollection : null;
			resources
				.add(new ResourceUse("heap", "heap", this.heap, (this.heapMax > 0) ? this.heapMax : null, null, share));
		}
		resources.sort((one, other) -> Double.compare((other.share() != null) ? other.share() : 0,
				(one.share() != null) ? one.share() : 0));
		return resources;
	}

	/**
	 * Returns the series of the JVM and of the pools.
	 * @param earlier what was read before
	 * @param seconds the time between both
	 * @param series takes the name and the value of each series
	 */
	public void since(@Nullable ProcessReading earlier, double seconds, BiConsumer<String, Double> series) {
		series.accept("jvm.heap", this.heap);
		series.accept("jvm.heapAfterCollection", this.heapAfterCollection);
		series.accept("jvm.processor", this.processor);
		series.accept("jvm.threads", this.threads);
		series.accept("jvm.virtualThreads.running", this.mountedThreads);
		series.accept("jvm.virtualThreads.waiting", this.queuedThreads);
		if (earlier != null) {
			series.accept("jvm.allocated", Math.max(0, this.allocated - earlier.allocated) / seconds);
		}
		if (earlier != null && Double.isFinite(this.pauseSeconds)) {
			double before = Double.isFinite(earlier.pauseSeconds) ? earlier.pauseSeconds : 0;
			series.accept("jvm.pauses", Math.max(0, this.pauseSeconds - before));
		}
		this.pools.forEach((name, values) -> {
			series.accept("pool." + name + ".active", values[0]);
			series.accept("pool." + name + ".pending", values[2]);
		});
	}

	private void pool(Gauge gauge, int index) {
		String name = gauge.getId().getTag("pool");
		if (name != null) {
			this.pools.computeIfAbsent(name, (key) -> new double[3])[index] = gauge.value();
		}
	}

	private static double plusHeap(double sum, Gauge gauge) {
		double value = gauge.value();
		return ("heap".equals(gauge.getId().getTag("area")) && value > 0) ? plus(sum, value) : sum;
	}

	private static double plus(double sum, double value) {
		return Double.isNaN(sum) ? value : sum + value;
	}

	private static @Nullable Double share(double used, double most) {
		return (most > 0) ? used / most : null;
	}

}
