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

import dev.monitored.saturation.ResourceUse;

/**
 * The state of the JVM and of what has a limit, as meters have it.
 */
public final class ProcessReading {

	private static final String PAUSE = "jvm.gc.pause";

	private static final String ALLOCATED = "jvm.memory.allocated";

	/**
	 * What collections have seen of allocations.
	 */
	private static final String COLLECTED = "jvm.gc.memory.allocated";

	private static final String VIRTUAL_THREADS = "jvm.threads.virtual.live";

	private static final String HEAP = "heap";

	private static final String POOL = "pool";

	private final List<ResourceUse> limited;

	private double heap = Double.NaN;

	private double heapMax = Double.NaN;

	private double heapAfterCollection = Double.NaN;

	private double processor = Double.NaN;

	private double threads = Double.NaN;

	private double pauseSeconds = Double.NaN;

	private double allocated = Double.NaN;

	private double collected = Double.NaN;

	private double mountedThreads = Double.NaN;

	private double queuedThreads = Double.NaN;

	/**
	 * Begins with what has a limit.
	 * @param limited how full each resource is, the fullest one first
	 */
	public ProcessReading(List<ResourceUse> limited) {
		this.limited = limited;
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
		return name.equals(ALLOCATED) || name.equals(COLLECTED);
	}

	/**
	 * Returns whether a gauge is read.
	 * @param name the name of the gauge
	 * @return whether it is
	 */
	public static boolean isGauge(String name) {
		return name.startsWith("jvm.memory.") || name.equals("process.cpu.usage") || name.equals("jvm.threads.live")
				|| name.equals(VIRTUAL_THREADS);
	}

	/**
	 * Reads a counter.
	 * @param name its name
	 * @param count the number since start
	 */
	public void read(String name, double count) {
		if (name.equals(ALLOCATED)) {
			this.allocated = count;
		}
		else {
			this.collected = count;
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
				this.heapMax = (isWholeHeap(gauge) && gauge.value() > 0) ? gauge.value()
						: plusHeap(this.heapMax, gauge);
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
			case VIRTUAL_THREADS:
				readVirtualThreads(gauge);
				break;
			default:
				break;
		}
	}

	// Each pool of these collectors may grow to the size of the heap.
	private static boolean isWholeHeap(Gauge gauge) {
		String pool = String.valueOf(gauge.getId().getTag("id"));
		return pool.startsWith("ZGC") || pool.startsWith("Shenandoah");
	}

	private void readVirtualThreads(Gauge gauge) {
		if ("mounted".equals(gauge.getId().getTag("scheduling.status"))) {
			this.mountedThreads = gauge.value();
		}
		else {
			this.queuedThreads = gauge.value();
		}
	}

	/**
	 * Returns what has a limit.
	 * @return the resources, the fullest one first
	 */
	public List<ResourceUse> resources() {
		List<ResourceUse> resources = new ArrayList<>();
		this.limited.forEach((use) -> resources.add(use.kind().equals(HEAP) ? heap(use.share()) : use));
		if (Double.isFinite(this.heap) && resources.stream().noneMatch((use) -> use.kind().equals(HEAP))) {
			resources.add(heap(null));
		}
		return resources;
	}

	// What is left of it after a collection has a share alone
	private ResourceUse heap(@Nullable Double share) {
		return new ResourceUse(HEAP, HEAP, Double.isFinite(this.heap) ? this.heap : null,
				(this.heapMax > 0) ? this.heapMax : null, null, share);
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
			series.accept("jvm.allocated", Math.max(0, allocatedSince(earlier)) / seconds);
		}
		if (earlier != null && Double.isFinite(this.pauseSeconds)) {
			double before = Double.isFinite(earlier.pauseSeconds) ? earlier.pauseSeconds : 0;
			series.accept("jvm.pauses", Math.max(0, this.pauseSeconds - before));
		}
		pools().forEach(series);
	}

	// A pool of Hikari and one of R2DBC may have one name
	private Map<String, Double> pools() {
		Map<String, Double> pools = new TreeMap<>();
		this.limited.stream().filter((use) -> use.kind().equals(POOL)).forEach((pool) -> {
			add(pools, "pool." + pool.name() + ".active", pool.used());
			add(pools, "pool." + pool.name() + ".pending", pool.waiting());
		});
		return pools;
	}

	private static void add(Map<String, Double> pools, String series, @Nullable Double known) {
		if (known != null) {
			pools.merge(series, known, Double::sum);
		}
	}

	// Not every JVM counts all of it
	private double allocatedSince(ProcessReading earlier) {
		double all = this.allocated - earlier.allocated;
		return Double.isNaN(all) ? this.collected - earlier.collected : all;
	}

	private static double plusHeap(double sum, Gauge gauge) {
		double value = gauge.value();
		return (HEAP.equals(gauge.getId().getTag("area")) && value > 0) ? plus(sum, value) : sum;
	}

	private static double plus(double sum, double value) {
		return Double.isNaN(sum) ? value : sum + value;
	}

}
