package dev.monitored.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.monitored.indicator.cause.CauseCounters;
import dev.monitored.indicator.cause.CauseTotals;
import dev.monitored.indicator.cause.SloCauses;
import dev.monitored.slo.Slo;
import dev.monitored.slo.objective.Objective;

/**
 * An SLO whose calls are counted.
 */
public final class TrackedSlo {

	private final LongSupplier clock;

	private final @Nullable SloCauses causes;

	private final CallMemory memory;

	private final LongAdder excluded = new LongAdder();

	private final List<LongSupplier> inFlight = new CopyOnWriteArrayList<>();

	private final List<LongSupplier> watched = new CopyOnWriteArrayList<>();

	private volatile Slo slo;

	private volatile List<SliCounter> indicators;

	/**
	 * Creates an SLO of which nothing is counted yet.
	 * @param slo the SLO
	 * @param clock a monotonic clock, in nanoseconds
	 * @param causes creates the counters of causes, if there are any
	 */
	public TrackedSlo(Slo slo, LongSupplier clock, @Nullable CauseCounters causes) {
		this.clock = clock;
		this.causes = (causes != null) ? new SloCauses(causes) : null;
		this.memory = new CallMemory(clock.getAsLong(), slo.freshness() != null);
		this.slo = slo;
		this.indicators = find(slo, List.of());
		remember(this.indicators, List.of());
	}

	/**
	 * Replaces the SLO. What was counted of an objective that stays is kept.
	 * @param declared the SLO from now on
	 */
	public void redeclare(Slo declared) {
		List<SliCounter> known = this.indicators;
		List<SliCounter> found = find(declared, known);
		this.memory.timed(declared.freshness() != null);
		known.forEach((sliCounter) -> sliCounter.tell(null));
		remember(found, known);
		this.indicators = found;
		this.slo = declared;
	}

	// Lets one counter tell the memory of each call that ends, so that a call costs no
	// adder besides. It is one that calls which were made before are counted by.
	private void remember(List<SliCounter> counters, List<SliCounter> known) {
		for (SliCounter sliCounter : counters) {
			if (known.contains(sliCounter)) {
				sliCounter.tell(this.memory);
				return;
			}
		}
		if (!counters.isEmpty()) {
			counters.get(0).tell(this.memory);
		}
	}

	private List<SliCounter> find(Slo declared, List<SliCounter> known) {
		List<SliCounter> found = new ArrayList<>();
		for (Objective objective : declared.objectives()) {
			found.add(find(objective, declared, known));
		}
		return List.copyOf(found);
	}

	private SliCounter find(Objective objective, Slo declared, List<SliCounter> known) {
		for (SliCounter sliCounter : known) {
			if (sliCounter.objective().equals(objective)) {
				return sliCounter;
			}
		}
		return create(objective, declared);
	}

	private SliCounter create(Objective objective, Slo declared) {
		CauseTotals badEvents = (this.causes != null) ? this.causes.badEvents(objective.sli(), this.clock.getAsLong())
				: null;
		return new SliCounter(objective, declared.signal(), this.clock, badEvents);
	}

	/**
	 * Returns the SLO.
	 * @return the SLO
	 */
	public Slo slo() {
		return this.slo;
	}

	/**
	 * Returns what the calls are put down to.
	 * @return the causes, or {@code null} if they are turned off
	 */
	public @Nullable SloCauses causes() {
		return this.causes;
	}

	/**
	 * Returns what is counted.
	 * @return a counter for each objective
	 */
	public List<SliCounter> indicators() {
		return this.indicators;
	}

	/**
	 * Returns whether there are calls that match, or could be.
	 * @return whether a label set matches
	 */
	public boolean isMatched() {
		return !this.inFlight.isEmpty();
	}

	/**
	 * Returns how many calls have ended, however they did and whether or not they are
	 * events.
	 * @return the number of calls
	 */
	public long calls() {
		return this.indicators.stream().mapToLong(SliCounter::calls).max().orElse(0);
	}

	/**
	 * Returns how many calls were left out that would have been events.
	 * @return the number of calls
	 */
	public long excludedEvents() {
		return this.excluded.sum();
	}

	/**
	 * Leaves out a call that would have been an event.
	 */
	void leaveOut() {
		this.excluded.increment();
	}

	/**
	 * Returns how long the longest call took that succeeded, of those that ended in the
	 * last hour, or up to two hours ago.
	 * @return the time in nanoseconds, 0 if no call succeeded
	 */
	public long longestCallNanos() {
		return this.memory.longestNanos();
	}

	/**
	 * Returns when the last call succeeded, if that is limited.
	 * @return the milliseconds since 1970, 0 if none has
	 */
	public long lastSuccessMillis() {
		return this.memory.lastSuccessMillis();
	}

	/**
	 * Returns how many calls have started and not ended, streams not counted.
	 * @return the number of calls
	 */
	public long activeCalls() {
		return Stream.concat(this.inFlight.stream(), this.watched.stream()).mapToLong(LongSupplier::getAsLong).sum();
	}

	/**
	 * Counts the calls of one label set from now on.
	 * @param labels the labels of the calls, as they are exported
	 * @param active the number of these calls in flight, streams not counted
	 * @return each objective, with what counts these calls
	 */
	public List<TrackedObjective> track(Map<String, String> labels, LongSupplier active) {
		this.inFlight.add(active);
		List<TrackedObjective> tracked = new ArrayList<>();
		for (SliCounter sliCounter : this.indicators) {
			tracked.add(new TrackedObjective(sliCounter, sliCounter.counter(labels)));
		}
		return List.copyOf(tracked);
	}

	/**
	 * Counts as active, from now on, calls whose labels are not known when they start.
	 * @param active the number of these calls in flight that match, streams not counted
	 */
	public void watch(LongSupplier active) {
		this.watched.add(active);
	}

	/**
	 * Remembers what was counted so far, for the recent periods. It is called at least
	 * once in each step of the shortest.
	 */
	public void remember() {
		this.indicators.forEach(SliCounter::remember);
		this.memory.forget(this.clock.getAsLong());
	}

}
