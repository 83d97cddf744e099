package dev.monitored.indicator.cause;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import dev.monitored.cause.CallParts;
import dev.monitored.cause.Cause;
import dev.monitored.cause.PartSink;
import dev.monitored.indicator.period.PeriodSums;
import dev.monitored.registry.ExactCounter;

/**
 * What the calls of one SLO are put down to: the time of its bad calls and of a sample of
 * its good ones, and the cause of each bad call.
 */
public final class SloCauses {

	/**
	 * How many causes are told apart: 20, and the two that say that nothing is known. Of
	 * further ones, the resource is folded.
	 */
	static final int MAX_CAUSES = 22;

	private static final int MAX_FOLDED = 20;

	/**
	 * How many good calls say what is usual.
	 */
	private static final long ENOUGH_CALLS = 100;

	private final CauseCounters counters;

	private final Map<Cause, Boolean> admitted = new ConcurrentHashMap<>();

	private final UnaryOperator<Cause> bounds = this::bounded;

	private final CauseTotals goodNanos;

	private final CauseTotals badNanos;

	private final ExactCounter goodCalls;

	private final ExactCounter badCalls;

	/**
	 * Creates causes of nothing.
	 * @param counters creates the counters
	 */
	public SloCauses(CauseCounters counters) {
		this.counters = counters;
		this.goodNanos = nanos(CallResult.GOOD);
		this.badNanos = nanos(CallResult.BAD);
		this.goodCalls = counters.calls(CallResult.GOOD);
		this.badCalls = counters.calls(CallResult.BAD);
		this.admitted.put(Cause.UNKNOWN, true);
		this.admitted.put(Cause.UNMEASURED, true);
	}

	private CauseTotals nanos(CallResult result) {
		return new CauseTotals(this.bounds, (cause) -> this.counters.seconds(result, cause), List.of());
	}

	/**
	 * Registers what exists before the first call.
	 */
	public void register() {
		this.goodCalls.register();
		this.badCalls.register();
		this.goodNanos.register();
		this.badNanos.register();
	}

	/**
	 * Returns the time of good calls of which it is recorded.
	 * @return the sums in nanoseconds
	 */
	public CauseTotals goodNanos() {
		return this.goodNanos;
	}

	/**
	 * Returns the time of bad calls.
	 * @return the sums in nanoseconds
	 */
	public CauseTotals badNanos() {
		return this.badNanos;
	}

	/**
	 * Creates what adds up the bad events of an objective, in halves.
	 * @param sli the name of the objective
	 * @param now the time, in nanoseconds of a monotonic clock
	 * @return the totals by cause
	 */
	public CauseTotals badEvents(String sli, long now) {
		return new CauseTotals(this.bounds, (cause) -> this.counters.badEvents(sli, cause),
				PeriodSums.ofAllPeriods(now));
	}

	/**
	 * Counts a good call whose time is going to be recorded.
	 * @return takes what its time went to
	 */
	public PartSink goodCall() {
		this.goodCalls.increment();
		return this.goodNanos;
	}

	/**
	 * Records the time of a bad call.
	 * @param parts what its time went to
	 * @param nanos how long it took
	 * @param own what the time is put down to that it did not pass on
	 */
	public void badCall(CallParts parts, long nanos, Cause own) {
		this.badCalls.increment();
		parts.report(nanos, own, this.badNanos);
	}

	/**
	 * Returns what a slow call is put down to: the part that grew most against good
	 * calls, or the largest one as long as few good calls are known.
	 * @param parts what its time went to
	 * @param nanos how long it took
	 * @param own what the time is put down to that it did not pass on
	 * @return the cause
	 */
	public Cause slowest(CallParts parts, long nanos, Cause own) {
		long calls = this.goodCalls.sum();
		LargestPart largest = new LargestPart(this.bounds);
		parts.report(nanos, own, largest);
		return largest.cause((calls < ENOUGH_CALLS) ? (cause) -> 0 : (cause) -> this.goodNanos.sum(cause) / calls);
	}

	/**
	 * Returns a cause as it is exported.
	 * @param cause the cause of a call
	 * @return the cause, with a folded resource if there are too many
	 */
	private Cause bounded(Cause cause) {
		if (this.admitted.containsKey(cause) || admit(cause, MAX_CAUSES)) {
			return cause;
		}
		Cause folded = cause.folded();
		return (this.admitted.containsKey(folded) || admit(folded, MAX_CAUSES + MAX_FOLDED)) ? folded : Cause.UNKNOWN;
	}

	private synchronized boolean admit(Cause cause, int limit) {
		if (this.admitted.size() < limit) {
			this.admitted.put(cause, true);
		}
		return this.admitted.containsKey(cause);
	}

}
