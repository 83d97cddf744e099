package dev.monitored.saturation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Gauge;
import org.jspecify.annotations.Nullable;

/**
 * One resource with the gauges that tell how full it is.
 */
final class MeasuredResource {

	private final LimitedResource resource;

	private final String name;

	private final Map<ResourcePart, Gauge> gauges = new ConcurrentHashMap<>();

	MeasuredResource(LimitedResource resource, String name) {
		this.resource = resource;
		this.name = name;
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
	}

	void remove(ResourcePart part) {
		this.gauges.remove(part);
	}

	boolean isEmpty() {
		return this.gauges.isEmpty();
	}

	/**
	 * Returns whether it is known how full the resource is. What changes with each call
	 * is not read: the meters are just being registered, and what they read may not be
	 * ready.
	 * @return whether all its gauges are there, and its limit is one
	 */
	boolean isLimited() {
		if (this.gauges.containsKey(ResourcePart.SHARE)) {
			return true;
		}
		return this.gauges.containsKey(ResourcePart.USED) && isLimit(most());
	}

	/**
	 * Returns how full the resource is.
	 * @return the use, whose share is {@code null} if it is not known
	 */
	ResourceUse use() {
		double share = read(ResourcePart.SHARE);
		double used = read(ResourcePart.USED);
		double most = most();
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

}
