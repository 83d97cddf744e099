package dev.monitored.meter;

import java.util.Collection;

import io.micrometer.core.instrument.Tags;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.known.KnownValues;
import dev.monitored.registry.DeferredMeters;

/**
 * Failed calls by the name of their error, one counter for each name.
 */
public final class ErrorCounts {

	private final BoundedLabel errors;

	/**
	 * Counters by error. One is known before it is registered, since what the registry
	 * calls meanwhile may fail with the same error. If the registration breaks off, the
	 * next error of that name goes on with it.
	 */
	private final KnownValues<String, DeferredCounter> counts;

	/**
	 * Creates counters that come into being with the first error of each name.
	 * @param name the name of the meter
	 * @param description what is counted
	 * @param tags the labels besides {@code error}
	 * @param errors the guard of the label {@code error}
	 * @param meters where the meters are registered
	 */
	public ErrorCounts(String name, String description, Tags tags, BoundedLabel errors, DeferredMeters meters) {
		this.errors = errors;
		this.counts = new KnownValues<>(
				(error) -> new DeferredCounter(name, description, tags.and("error", error), meters));
	}

	/**
	 * Lets the counters of certain errors exist from now on, regardless of the limit.
	 * @param names the names of the errors
	 */
	public void expect(Collection<String> names) {
		for (String name : names) {
			this.errors.admitAlways(name);
			this.counts.get(name).register();
		}
	}

	/**
	 * Counts an error.
	 * @param error its name, which the guard may fold
	 */
	public void add(String error) {
		this.counts.get(this.errors.admit(error)).increment();
	}

}
