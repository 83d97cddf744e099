package dev.monitored.indicator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import dev.monitored.outcome.Status;
import dev.monitored.slo.Signal;
import dev.monitored.slo.Signal.Trait;
import dev.monitored.slo.objective.Apdex;
import dev.monitored.slo.objective.Availability;
import dev.monitored.slo.objective.Latency;
import dev.monitored.slo.objective.Objective;

/**
 * Counts the calls of one label set that are events of one objective. Calls that are good
 * for all objectives of a {@link CallTally} add to one adder of it, which its counters
 * share; each other call adds to one adder here at most. How many events there were is
 * the sum of all.
 */
public final class EventCounter {

	private static final long NEVER = Long.MAX_VALUE;

	private final long satisfied;

	private final long tolerated;

	private final long hanging;

	private final boolean isFailureBad;

	private final LongAdder good = new LongAdder();

	private final LongAdder half = new LongAdder();

	private final LongAdder bad = new LongAdder();

	/**
	 * The adders of good calls that this counter shares with others.
	 */
	private final List<LongAdder> shared = new CopyOnWriteArrayList<>();

	/**
	 * What is told of calls besides events. Threads may see an earlier one.
	 */
	private @Nullable CallMemory memory;

	/**
	 * Creates a counter.
	 * @param satisfied the longest time of a successful call that is good, in nanoseconds
	 * @param tolerated the longest time of a successful call that is not bad
	 * @param hanging the shortest time of a cancelled call that is bad
	 * @param isFailureBad whether a failed call is a bad event, and not none
	 */
	private EventCounter(long satisfied, long tolerated, long hanging, boolean isFailureBad) {
		this.satisfied = satisfied;
		this.tolerated = tolerated;
		this.hanging = hanging;
		this.isFailureBad = isFailureBad;
	}

	/**
	 * Creates a counter without events.
	 * @param objective the objective
	 * @param signal what the calls are: parts of others that fail are late without end
	 * @return the counter
	 */
	static EventCounter of(Objective objective, Signal signal) {
		if (objective instanceof Availability) {
			return new EventCounter(NEVER, NEVER, NEVER, true);
		}
		if (objective instanceof Latency latency) {
			long threshold = latency.threshold().toNanos();
			return new EventCounter(threshold, threshold, threshold, signal.has(Trait.PART_OF_CALL));
		}
		Apdex apdex = (Apdex) objective;
		return new EventCounter(apdex.satisfied().toNanos(), apdex.tolerated().toNanos(), NEVER, true);
	}

	/**
	 * Counts a call that ended.
	 * @param status how it ended
	 * @param nanos how long it took, in nanoseconds
	 * @return whether it broke the objective, at least half
	 */
	public boolean count(Status status, long nanos) {
		LongAdder adder = adder(status, nanos);
		if (adder != null) {
			adder.increment();
		}
		CallMemory told = this.memory;
		if (told != null) {
			see(told, adder == null, status, nanos);
		}
		return adder == this.bad || adder == this.half;
	}

	/**
	 * Leaves out a call that ended. It is a call, no event, and no example of how long
	 * calls take or of a recent success.
	 * @param status how it ended
	 * @param nanos how long it took, in nanoseconds
	 * @return whether it would have been an event
	 */
	boolean leaveOut(Status status, long nanos) {
		CallMemory told = this.memory;
		if (told != null) {
			told.addOther();
		}
		return adder(status, nanos) != null;
	}

	/**
	 * Tells a memory of each call from now on.
	 * @param told the memory, if this counter tells one
	 */
	void tell(@Nullable CallMemory told) {
		this.memory = told;
	}

	/**
	 * Shares an adder of calls that are good events of this objective and of others.
	 * @param calls the adder
	 */
	void share(LongAdder calls) {
		this.shared.add(calls);
	}

	/**
	 * Returns the longest time of a successful call that is a good event.
	 * @return the time in nanoseconds
	 */
	long satisfied() {
		return this.satisfied;
	}

	/**
	 * Tells the memory of a good call that is counted elsewhere.
	 * @param nanos how long it took, in nanoseconds
	 */
	void succeeded(long nanos) {
		CallMemory told = this.memory;
		if (told != null) {
			told.succeeded(nanos);
		}
	}

	private static void see(CallMemory calls, boolean isNoEvent, Status status, long nanos) {
		if (status == Status.SUCCESS) {
			calls.succeeded(nanos);
		}
		else if (isNoEvent) {
			calls.addOther();
		}
	}

	/**
	 * Returns how much a call breaks the objective.
	 * @param status how it ended
	 * @param nanos how long it took, in nanoseconds
	 * @return the number of halves of a bad event: 0, 1 or 2
	 */
	public int halves(Status status, long nanos) {
		LongAdder adder = adder(status, nanos);
		if (adder == this.bad) {
			return 2;
		}
		return (adder == this.half) ? 1 : 0;
	}

	private @Nullable LongAdder adder(Status status, long nanos) {
		if (status == Status.SUCCESS) {
			return adder(nanos);
		}
		boolean isBad = (status == Status.CANCELLED) ? nanos >= this.hanging : this.isFailureBad;
		return isBad ? this.bad : null;
	}

	private LongAdder adder(long nanos) {
		if (nanos <= this.satisfied) {
			return this.good;
		}
		return (nanos <= this.tolerated) ? this.half : this.bad;
	}

	Counts counts() {
		long goodEvents = this.good.sum();
		for (LongAdder calls : this.shared) {
			goodEvents += calls.sum();
		}
		return new Counts(goodEvents, this.half.sum(), this.bad.sum());
	}

}
