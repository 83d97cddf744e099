package dev.monitored.saturation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.Gauge;
import org.jspecify.annotations.Nullable;

/**
 * One resource with the gauges that tell how full it is. Some are costly to read, so what
 * was read is kept for a second: a scrape and the dashboard share it.
 */
final class MeasuredResource {

	private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final LimitedResource resource;

	private final String name;

	private final LongSupplier time;

	private final Map<ResourcePart, Gauge> gauges = new ConcurrentHashMap<>();

	private volatile @Nullable Reading last;

	/**
	 * Creates a resource without gauges.
	 * @param resource what it is
	 * @param name its name among those of its kind
	 * @param time the time, in nanoseconds of a monotonic clock
	 */
	MeasuredResource(LimitedResource resource, String name, LongSupplier time) {
		this.resource = resource;
		this.name = name;
		this.time = time;
	}

	/**
	 * Returns the value of the label {@code resource}.
	 * @return the kind, with the name if there may be several
	 */
	String label() {
		String kind = this.resource.kind();
		return this.name.equals(kind) ? kind : kind + ":" + this.name;
	}

	void add(ResourcePart part, Gauge gauge) {
		this.gauges.put(part, gauge);
		this.last = null;
	}

	void remove(ResourcePart part) {
		this.gauges.remove(part);
		this.last = null;
	}

	boolean isEmpty() {
		return this.gauges.isEmpty();
	}

	/**
	 * Returns whether it is known how full the resource is. The meters are just being
	 * registered, and what they read may not be ready, so limits alone are read, but for
	 * a queue, whose limit is the sum of its tasks and its free places.
	 * @return whether all its gauges are there, and its limit is one
	 */
	boolean isLimited() {
		if (this.gauges.containsKey(ResourcePart.SHARE)) {
			return true;
		}
		return this.gauges.containsKey(ResourcePart.USED) && isLimit(most());
	}

	/**
	 * Returns how full the resource is, now or at most a second ago.
	 * @return the use, whose share is {@code null} if it is not known, or {@code null} if
	 * the resource has no limit
	 */
	@Nullable ResourceUse use() {
		long now = this.time.getAsLong();
		Reading kept = this.last;
		if (kept == null || now - kept.at() >= KEPT_NANOS) {
			kept = new Reading(now, read());
			this.last = kept;
		}
		return kept.use();
	}

	private @Nullable ResourceUse read() {
		double share = read(ResourcePart.SHARE);
		double used = read(ResourcePart.USED);
		double most = most();
		if (!isLimit(most) && !this.gauges.containsKey(ResourcePart.SHARE)) {
			return null;
		}
		double ratio = isLimit(most) ? used / most : share;
		return new ResourceUse(this.resource.kind(), this.name, known(used), isLimit(most) ? most : null,
				known(read(ResourcePart.WAITING)), known(ratio));
	}

	// An executor whose queue has no end never has more threads than it has at first
	private double most() {
		if (this.resource == LimitedResource.QUEUE) {
			double free = read(ResourcePart.FREE);
			return isCount(free) ? read(ResourcePart.USED) + free : Double.NaN;
		}
		if (this.resource == LimitedResource.EXECUTOR) {
			double most = read(isCount(read(ResourcePart.ROOM)) ? ResourcePart.MOST : ResourcePart.CORE);
			return isCount(most) ? most : Double.NaN;
		}
		return read(ResourcePart.MOST);
	}

	private double read(ResourcePart part) {
		Gauge gauge = this.gauges.get(part);
		return (gauge != null) ? gauge.value() : Double.NaN;
	}

	private static boolean isLimit(double most) {
		return most > 0 && Double.isFinite(most);
	}

	// The largest int stands for no limit, also where a few tasks are in the queue
	private static boolean isCount(double value) {
		return value < Integer.MAX_VALUE / 2;
	}

	private static @Nullable Double known(double value) {
		return (Double.isFinite(value) && value >= 0) ? value : null;
	}

	/**
	 * What was read at some time.
	 *
	 * @param at when it was read
	 * @param use how full the resource was, {@code null} without a limit
	 */
	private record Reading(long at, @Nullable ResourceUse use) {

	}

}
