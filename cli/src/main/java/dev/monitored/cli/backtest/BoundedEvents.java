package dev.monitored.cli.backtest;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.monitored.cli.document.BadInputException;
import dev.monitored.cli.rules.EventMinutes;
import dev.monitored.cli.signal.CallEnding;

/**
 * The events of an objective, between the fewest and the most bad ones that there can
 * have been.
 *
 * @param fewest the events with the fewest bad ones
 * @param most the events with the most bad ones
 * @param exactness what is exact, and what lies between two numbers
 */
record BoundedEvents(EventMinutes fewest, EventMinutes most, String exactness) {

	private static final String NO_CALL_BETWEEN = "exact up to scrapes, as no call makes a difference: ";

	/**
	 * Counts the events of an objective as the application would.
	 * @param objective the objective
	 * @param calls the calls of the SLO
	 * @return the events
	 * @throws BadInputException if Prometheus does not answer
	 * @throws UntestableException if the timers cannot say it
	 */
	static BoundedEvents of(ProposedObjective objective, CallReader calls)
			throws BadInputException, UntestableException {
		return switch (objective.kind()) {
			case AVAILABILITY -> availability(calls);
			case LATENCY -> latency(calls, objective.thresholds().get(0));
			case APDEX -> apdex(calls, objective.thresholds());
		};
	}

	/**
	 * Returns whether there is one answer.
	 * @return whether both are the same
	 */
	boolean areExact() {
		int end = this.most.minutes();
		return this.fewest.bad(end, end) == this.most.bad(end, end)
				&& this.fewest.events(end, end) == this.most.events(end, end);
	}

	private static BoundedEvents availability(CallReader calls) throws BadInputException {
		BoundedCounts failed = calls.count(CallEnding.FAILED);
		BoundedCounts events = calls.count(CallEnding.SUCCESS).plus(failed);
		BoundedCounts unclear = calls.count(CallEnding.UNCLEAR);
		BoundedCounts bad = new BoundedCounts(failed.fewest(), failed.plus(unclear).most());
		return of(events, bad, "exact up to scrapes", unclear.isUnknown() ? ""
				: "a good code with an exception is a failure, unless the application handled the exception");
	}

	private static BoundedEvents latency(CallReader calls, BigDecimal threshold)
			throws BadInputException, UntestableException {
		TimedCalls successful = calls.time(CallEnding.SUCCESS, threshold);
		TimedCalls cancelled = calls.time(CallEnding.CANCELLED, threshold);
		return of(successful.all().plus(cancelled.late()), successful.late().plus(cancelled.late()),
				"exact up to scrapes: %s s is a boundary of the buckets".formatted(threshold.toPlainString()),
				between(threshold, successful.plus(cancelled)));
	}

	private static BoundedEvents apdex(CallReader calls, List<BigDecimal> thresholds)
			throws BadInputException, UntestableException {
		TimedCalls satisfied = calls.time(CallEnding.SUCCESS, thresholds.get(0));
		TimedCalls tolerated = calls.time(CallEnding.SUCCESS, thresholds.get(1));
		BoundedCounts failed = calls.count(CallEnding.FAILED);
		String between = Stream.of(between(thresholds.get(0), satisfied), between(thresholds.get(1), tolerated))
			.filter((text) -> !text.isEmpty())
			.collect(Collectors.joining("; "));
		return of(satisfied.all().plus(failed), failed.plus(satisfied.late().half()).plus(tolerated.late().half()),
				"exact up to scrapes: %s s and %s s are boundaries of the buckets"
					.formatted(thresholds.get(0).toPlainString(), thresholds.get(1).toPlainString()),
				between);
	}

	private static BoundedEvents of(BoundedCounts events, BoundedCounts bad, String exact, String range) {
		BoundedEvents found = new BoundedEvents(EventMinutes.of(events.fewest(), bad.fewest()),
				EventMinutes.of(events.most(), bad.most()), "");
		return new BoundedEvents(found.fewest, found.most,
				!found.areExact() ? "a range: " + range : range.isEmpty() ? exact : NO_CALL_BETWEEN + range);
	}

	private static String between(BigDecimal threshold, TimedCalls calls) {
		return calls.between().isEmpty() ? "" : "%s s is no boundary of the buckets, but lies between %s"
			.formatted(threshold.toPlainString(), String.join(", or ", calls.between()));
	}

}
