package dev.monitored.meter;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Tags;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.registry.DeferredMeters;

/**
 * Failed calls by the name of their error, one counter for each name.
 */
public final class ErrorCounts {

	private final String name;

	private final String description;

	private final Tags tags;

	private final BoundedLabel errors;

	private final DeferredMeters meters;

	private final Map<String, DeferredCounter> counts = new ConcurrentHashMap<>();

	/**
	 * Creates counters that come into being with the first error of each name.
	 * @param name the name of the meter
	 * @param description what is counted
	 * @param tags the labels besides {@code error}
	 * @param errors the guard of the label {@code error}
	 * @param meters where the meters are registered
	 */
	public ErrorCounts(String name, String description, Tags tags, BoundedLabel errors, DeferredMeters meters) {
		this.name = name;
		this.description = description;
		this.tags = tags;
		this.errors = errors;
		this.meters = meters;
	}

	/**
	 * Lets the counters of certain errors exist from now on, regardless of the limit.
	 * @param names the names of the errors
	 */
	public void expect(Collection<String> names) {
		names.forEach((name) -> {
			this.errors.admitAlways(name);
			count(name).register();
		});
	}

	void add(String error) {
		String admitted = this.errors.admit(error);
		DeferredCounter known = this.counts.get(admitted);
		((known != null) ? known : count(admitted)).increment();
	}

	/**
	 * Adds a counter. It is known before it is registered, since what the registry calls
	 * meanwhile may fail with the same error. If the registration breaks off, the next
	 * error of that name goes on with it.
	 * @param error the name of the error
	 * @return the counter
	 */
	private DeferredCounter count(String error) {
		DeferredCounter added = new DeferredCounter(this.name, this.description, this.tags.and("error", error),
				this.meters);
		DeferredCounter raced = this.counts.putIfAbsent(error, added);
		return (raced != null) ? raced : added;
	}

}
