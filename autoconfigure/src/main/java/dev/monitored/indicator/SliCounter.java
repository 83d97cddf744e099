package dev.monitored.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.monitored.slo.Signal;
import dev.monitored.slo.objective.Objective;

/**
 * Counts the events of one objective of one SLO, by the labels of the calls.
 */
public final class SliCounter {

	private final Objective objective;

	private final Signal signal;

	private final LongSupplier clock;

	private final Map<Map<String, String>, EventCounter> counters = new ConcurrentHashMap<>();

	private final List<PeriodCounts> periods;

	private final @Nullable EndedCalls calls;

	/**
	 * Creates a counter without events.
	 * @param objective the objective
	 * @param signal what the calls are
	 * @param clock a monotonic clock, in nanoseconds
	 * @param isKnowingCalls whether calls that are no events are counted too, and the
	 * longest one is known
	 */
	SliCounter(Objective objective, Signal signal, LongSupplier clock, boolean isKnowingCalls) {
		this.objective = objective;
		this.signal = signal;
		this.clock = clock;
		long now = clock.getAsLong();
		this.calls = isKnowingCalls ? new EndedCalls(now) : null;
		this.periods = Arrays.stream(Period.values()).map((period) -> new PeriodCounts(period, now)).toList();
	}

	/**
	 * Returns the objective.
	 * @return the objective
	 */
	public Objective objective() {
		return this.objective;
	}

	/**
	 * Returns what was counted since start.
	 * @return the counts
	 */
	public Counts counts() {
		return this.counters.values().stream().map(EventCounter::counts).reduce(Counts.NONE, Counts::plus);
	}

	/**
	 * Returns how many calls have ended.
	 * @return the number of calls, without those that are no events if they are not
	 * counted
	 */
	long calls() {
		return counts().events() + ((this.calls != null) ? this.calls.others() : 0);
	}

	/**
	 * Returns how long the longest recent call took that succeeded.
	 * @return the time in nanoseconds, 0 if that is not known
	 */
	long longestCallNanos() {
		return (this.calls != null) ? this.calls.longestNanos() : 0;
	}

	/**
	 * Returns what was counted recently.
	 * @param period how recently
	 * @return the counts
	 */
	public Counts counts(Period period) {
		long now = this.clock.getAsLong();
		return this.periods.get(period.ordinal()).since(counts(), now);
	}

	/**
	 * Returns what was counted since start, by the labels of the calls.
	 * @return the counts of each label set
	 */
	public Map<Map<String, String>, Counts> countsByLabels() {
		return this.counters.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().counts()));
	}

	EventCounter counter(Map<String, String> labels) {
		Map<String, String> sorted = new TreeMap<>(labels);
		EventCounter known = this.counters.get(sorted);
		return (known != null) ? known : add(sorted);
	}

	private EventCounter add(Map<String, String> labels) {
		EventCounter added = EventCounter.of(this.objective, this.signal, this.calls);
		EventCounter raced = this.counters.putIfAbsent(labels, added);
		return (raced != null) ? raced : added;
	}

	/**
	 * Remembers what was counted so far.
	 */
	void remember() {
		Counts current = counts();
		long now = this.clock.getAsLong();
		this.periods.forEach((period) -> period.remember(current, now));
		if (this.calls != null) {
			this.calls.forget(now);
		}
	}

}
