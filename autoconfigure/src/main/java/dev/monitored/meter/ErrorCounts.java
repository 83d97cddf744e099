package dev.monitored.meter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.registry.LateMeterRegistry;

/**
 * Failed calls by the name of their error, one counter for each name.
 */
public final class ErrorCounts {

	private final String name;

	private final String description;

	private final Tags tags;

	private final BoundedLabel errors;

	private final LateMeterRegistry registry;

	private final Map<String, ErrorCount> counts = new ConcurrentHashMap<>();

	/**
	 * Creates counters that come into being with the first error of each name.
	 * @param name the name of the meter
	 * @param description what is counted
	 * @param tags the labels besides {@code error}
	 * @param errors the guard of the label {@code error}
	 * @param registry where the meters are registered
	 */
	public ErrorCounts(String name, String description, Tags tags, BoundedLabel errors, LateMeterRegistry registry) {
		this.name = name;
		this.description = description;
		this.tags = tags;
		this.errors = errors;
		this.registry = registry;
	}

	void add(String error) {
		String admitted = this.errors.admit(error);
		ErrorCount known = this.counts.get(admitted);
		((known != null) ? known : count(admitted)).add();
	}

	/**
	 * Adds a counter. No lock is held while it is registered.
	 * @param error the name of the error
	 * @return the counter
	 */
	private ErrorCount count(String error) {
		ErrorCount added = new ErrorCount();
		ErrorCount raced = this.counts.putIfAbsent(error, added);
		if (raced != null) {
			return raced;
		}
		this.registry.whenReady((available) -> added.bindTo(counter(error, available)));
		return added;
	}

	private Counter counter(String error, MeterRegistry available) {
		return Counter.builder(this.name)
			.description(this.description)
			.tags(this.tags.and("error", error))
			.register(available);
	}

	/**
	 * One counter, and the errors that happened before it was registered.
	 */
	private static final class ErrorCount {

		private volatile @Nullable Counter counter;

		private long early;

		void add() {
			Counter bound = this.counter;
			if (bound != null) {
				bound.increment();
			}
			else {
				addEarly();
			}
		}

		private synchronized void addEarly() {
			if (this.counter != null) {
				this.counter.increment();
			}
			else {
				this.early++;
			}
		}

		synchronized void bindTo(Counter registered) {
			this.counter = registered;
			registered.increment(this.early);
		}

	}

}
