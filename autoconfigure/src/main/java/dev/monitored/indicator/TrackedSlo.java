package dev.monitored.indicator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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
		this.slo = slo;
		this.indicators = slo.objectives().stream().map((objective) -> create(objective, slo)).toList();
	}

	/**
	 * Replaces the SLO. What was counted of an objective that stays is kept.
	 * @param declared the SLO from now on
	 */
	public void redeclare(Slo declared) {
		List<SliCounter> known = this.indicators;
		known.forEach((sliCounter) -> sliCounter.timed(declared.freshness() != null));
		this.indicators = declared.objectives().stream().map((objective) -> find(objective, declared, known)).toList();
		this.slo = declared;
	}

	private SliCounter find(Objective objective, Slo declared, List<SliCounter> known) {
		return known.stream()
			.filter((sliCounter) -> sliCounter.objective().equals(objective))
			.findFirst()
			.orElseGet(() -> create(objective, declared));
	}

	/**
	 * Creates a counter. That of the first objective sees each call that ends, so that a
	 * call costs no adder besides.
	 * @param objective the objective
	 * @param declared the SLO
	 * @return the counter
	 */
	private SliCounter create(Objective objective, Slo declared) {
		CauseTotals badEvents = (this.causes != null) ? this.causes.badEvents(objective.sli(), this.clock.getAsLong())
				: null;
		CallMemory calls = (objective == declared.objectives().get(0))
				? new CallMemory(this.clock.getAsLong(), declared.freshness() != null) : null;
		return new SliCounter(objective, declared.signal(), this.clock, calls, badEvents);
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
	 * Returns how long the longest call took that succeeded, of those that ended in the
	 * last hour, or up to two hours ago.
	 * @return the time in nanoseconds, 0 if no call succeeded
	 */
	public long longestCallNanos() {
		return this.indicators.stream().mapToLong(SliCounter::longestCallNanos).max().orElse(0);
	}

	/**
	 * Returns when the last call succeeded, if that is limited.
	 * @return the milliseconds since 1970, 0 if none has
	 */
	public long lastSuccessMillis() {
		return this.indicators.stream().mapToLong(SliCounter::lastSuccessMillis).max().orElse(0);
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
		return this.indicators.stream()
			.map((sliCounter) -> new TrackedObjective(sliCounter, sliCounter.counter(labels)))
			.toList();
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
	}

}
