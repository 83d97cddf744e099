package dev.monitored.indicator.cause;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.monitored.cause.Cause;
import dev.monitored.cause.PartSink;
import dev.monitored.indicator.period.Period;
import dev.monitored.indicator.period.PeriodSums;
import dev.monitored.known.KnownValues;
import dev.monitored.registry.ExactCounter;

/**
 * Adds something up by cause: time, or halves of bad events.
 */
public final class CauseTotals implements PartSink {

	private final UnaryOperator<Cause> bounds;

	private final KnownValues<Cause, ExactCounter> counters;

	/**
	 * The causes in the order in which they are remembered.
	 */
	private final List<Cause> order = new ArrayList<>();

	private final List<PeriodSums> periods;

	/**
	 * Creates totals of nothing.
	 * @param bounds returns causes as they are exported, of which there are few
	 * @param creation creates the counter of a cause
	 * @param periods what remembers the sums of each period, none if they are not asked
	 * for
	 */
	CauseTotals(UnaryOperator<Cause> bounds, Function<Cause, ExactCounter> creation, List<PeriodSums> periods) {
		this.bounds = bounds;
		this.counters = new KnownValues<>(creation);
		this.periods = periods;
	}

	/**
	 * Lets the totals exist that say that nothing is known.
	 */
	public void register() {
		this.counters.get(Cause.UNMEASURED).register();
		this.counters.get(Cause.UNKNOWN).register();
	}

	@Override
	public void add(Cause cause, long units) {
		ExactCounter known = this.counters.find(cause);
		((known != null) ? known : this.counters.get(this.bounds.apply(cause))).add(units);
	}

	/**
	 * Returns the total of one cause.
	 * @param cause the cause, as it is exported
	 * @return the sum
	 */
	long sum(Cause cause) {
		ExactCounter counter = this.counters.find(cause);
		return (counter != null) ? counter.sum() : 0;
	}

	/**
	 * Returns all totals.
	 * @return the sums by cause
	 */
	public Map<Cause, Long> sums() {
		Map<Cause, Long> sums = new LinkedHashMap<>();
		this.counters.toMap().forEach((cause, counter) -> sums.put(cause, counter.sum()));
		return sums;
	}

	/**
	 * Returns what was added recently.
	 * @param period how recently
	 * @param now the time, in nanoseconds of a monotonic clock
	 * @return what was added by cause
	 */
	public synchronized Map<Cause, Long> sums(Period period, long now) {
		long[] added = this.periods.get(period.ordinal()).since(ordered(), now);
		Map<Cause, Long> sums = new LinkedHashMap<>();
		for (int index = 0; index < added.length; index++) {
			sums.put(this.order.get(index), added[index]);
		}
		return sums;
	}

	/**
	 * Remembers what was added so far.
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	public synchronized void remember(long now) {
		long[] current = ordered();
		this.periods.forEach((period) -> period.remember(current, now));
	}

	private long[] ordered() {
		Map<Cause, Long> sums = sums();
		sums.keySet().stream().filter((cause) -> !this.order.contains(cause)).forEach(this.order::add);
		return this.order.stream().mapToLong((cause) -> sums.getOrDefault(cause, 0L)).toArray();
	}

}
