package dev.monitored.indicator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.monitored.cause.Cause;
import dev.monitored.indicator.cause.CauseTotals;
import dev.monitored.indicator.period.Period;
import dev.monitored.indicator.period.PeriodSums;
import dev.monitored.known.KnownValues;
import dev.monitored.slo.Signal;
import dev.monitored.slo.objective.Objective;

/**
 * Counts the events of one objective of one SLO, by the labels of the calls.
 */
public final class SliCounter {

	private final Objective objective;

	private final Signal signal;

	private final LongSupplier clock;

	private final KnownValues<Map<String, String>, EventCounter> counters = new KnownValues<>((labels) -> create());

	private final List<PeriodSums> periods;

	private final @Nullable CauseTotals causes;

	private volatile @Nullable CallMemory memory;

	/**
	 * Creates a counter without events.
	 * @param objective the objective
	 * @param signal what the calls are
	 * @param clock a monotonic clock, in nanoseconds
	 * @param causes adds up what bad events are put down to, in halves, if they are
	 */
	SliCounter(Objective objective, Signal signal, LongSupplier clock, @Nullable CauseTotals causes) {
		this.objective = objective;
		this.signal = signal;
		this.clock = clock;
		this.causes = causes;
		this.periods = PeriodSums.ofAllPeriods(clock.getAsLong());
	}

	/**
	 * Returns the objective.
	 * @return the objective
	 */
	public Objective objective() {
		return this.objective;
	}

	/**
	 * Returns what bad events are put down to.
	 * @return the sums in halves of events, or {@code null} if causes are turned off
	 */
	public @Nullable CauseTotals causes() {
		return this.causes;
	}

	/**
	 * Returns what recent bad events are put down to.
	 * @param period how recently
	 * @return the sums by cause, in halves of events
	 */
	public Map<Cause, Long> causes(Period period) {
		return (this.causes != null) ? this.causes.sums(period, this.clock.getAsLong()) : Map.of();
	}

	void putDown(@Nullable Cause cause, int halves) {
		if (this.causes != null && cause != null) {
			this.causes.add(cause, halves);
		}
	}

	/**
	 * Returns what was counted since start.
	 * @return the counts
	 */
	public Counts counts() {
		return this.counters.byKey().values().stream().map(EventCounter::counts).reduce(Counts.NONE, Counts::plus);
	}

	/**
	 * Returns how many calls have ended.
	 * @return the number of calls, without those that are no events if they are not
	 * counted
	 */
	long calls() {
		CallMemory told = this.memory;
		return counts().events() + ((told != null) ? told.others() : 0);
	}

	/**
	 * Tells a memory of each call from now on.
	 * @param told the memory, if this counter tells one
	 */
	synchronized void tell(@Nullable CallMemory told) {
		this.memory = told;
		for (EventCounter counter : this.counters.byKey().values()) {
			counter.tell(told);
		}
	}

	/**
	 * Returns what was counted recently.
	 * @param period how recently
	 * @return the counts
	 */
	public Counts counts(Period period) {
		long now = this.clock.getAsLong();
		return Counts.of(this.periods.get(period.ordinal()).since(counts().toArray(), now));
	}

	/**
	 * Returns what was counted since start, by the labels of the calls.
	 * @return the counts of each label set
	 */
	public Map<Map<String, String>, Counts> countsByLabels() {
		return this.counters.byKey()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().counts()));
	}

	synchronized EventCounter counter(Map<String, String> labels) {
		EventCounter counter = this.counters.get(new TreeMap<>(labels));
		counter.tell(this.memory);
		return counter;
	}

	private EventCounter create() {
		return EventCounter.of(this.objective, this.signal);
	}

	/**
	 * Remembers what was counted so far.
	 */
	void remember() {
		long[] current = counts().toArray();
		long now = this.clock.getAsLong();
		this.periods.forEach((period) -> period.remember(current, now));
		if (this.causes != null) {
			this.causes.remember(now);
		}
	}

}
