package dev.monitored.benchmarks.result;

import java.util.function.ToDoubleFunction;

import dev.monitored.benchmarks.database.Measuring;
import dev.monitored.benchmarks.instrumentation.Instrumentation;
import dev.monitored.benchmarks.instrumentation.WallClock;

/**
 * What a call of a {@code @Monitored} method that returns a value may cost, the value of
 * a label, and the call of a language model, on one thread.
 */
enum Bound {

	/**
	 * As cheap as by hand.
	 */
	BY_HAND("time, relative to the hand-written interceptor", "at most", 1.15,
			(results) -> results.ratio(Instrumentation.MONITORED, Instrumentation.HAND_WRITTEN)),

	/**
	 * Cheaper than by hand, if the clock is coarse.
	 */
	BY_HAND_COARSE("time with the coarse clock, relative to the hand-written interceptor without", "at most", 0.8,
			(results) -> results.value(Instrumentation.MONITORED, WallClock.COARSE)
					/ results.value(Instrumentation.HAND_WRITTEN, WallClock.SYSTEM)),

	/**
	 * Much cheaper than the aspect that looks its timer up.
	 */
	TIMED("time of `@Timed`, bare, with the same boundaries in the annotation, relative to it", "at least", 3.5,
			(results) -> results.ratio(Instrumentation.TIMED, Instrumentation.MONITORED)),

	/**
	 * Very much cheaper than that aspect with tag handlers.
	 */
	TIMED_WIRED("time of `@Timed`, as Boot wires it, relative to it", "at least", 10,
			(results) -> results.ratio(Instrumentation.TIMED_WIRED, Instrumentation.MONITORED)),

	/**
	 * Very much cheaper than an observation.
	 */
	OBSERVED_WIRED("time of `@Observed`, as Boot wires it, relative to it", "at least", 15,
			(results) -> results.ratio(Instrumentation.OBSERVED_WIRED, Instrumentation.MONITORED)),

	/**
	 * Objectives nearly for nothing.
	 */
	OBJECTIVE("time that each of three objectives adds, relative to two readings of the clock", "at most", 0.35,
			(results) -> results.added(Instrumentation.MONITORED_WITHOUT_CAUSES, Instrumentation.MONITORED) / 3
					/ results.pair()),

	/**
	 * Causes for little.
	 */
	CAUSES("time that causes add to three objectives, relative to two readings of the clock", "at most", 0.5,
			(results) -> results.added(Instrumentation.MONITORED_OBJECTIVES, Instrumentation.MONITORED_WITHOUT_CAUSES)
					/ results.pair()),

	/**
	 * A tracer that samples nothing for little.
	 */
	UNSAMPLED("time in a trace that is not sampled, relative to none", "at most", 1.2,
			(results) -> results.ratio(Instrumentation.MONITORED_UNSAMPLED, Instrumentation.MONITORED)),

	/**
	 * No allocation for objectives.
	 */
	OBJECTIVE_ALLOCATION("bytes allocated by three objectives and causes", "at most", 0.5,
			(results) -> results.bytesAdded(Instrumentation.MONITORED_OBJECTIVES, Instrumentation.MONITORED)),

	/**
	 * No allocation.
	 */
	ALLOCATION("bytes allocated beyond those of the empty interceptor", "at most", 0.5,
			(results) -> results.bytesAdded(Instrumentation.MONITORED, Instrumentation.EMPTY)),

	/**
	 * A known value of a label costs less than reading the clock.
	 */
	GUARD("admitting a known value of a label, in pairs of `nanoTime`", "at most", 1,
			(results) -> results.guard("admit") / results.pair()),

	/**
	 * So it does where the registry asks.
	 */
	GUARD_IN_REGISTRY("admitting a known value in the registry's filter, in pairs of `nanoTime`", "at most", 1,
			(results) -> results.guard("admitInRegistry") / results.pair()),

	/**
	 * A measured query costs little more than another.
	 */
	QUERY("time added to a query of a database in memory, relative to it", "at most", 0.4,
			(results) -> results.queries(Measuring.MONITORED).relative()),

	/**
	 * An observed one costs a lot more.
	 */
	QUERY_OBSERVED("time that datasource-micrometer adds to a query, relative to what is added here", "at least", 5,
			(results) -> results.queries(Measuring.MICROMETER_QUERY).relative()
					/ results.queries(Measuring.MONITORED).relative()),

	/**
	 * To read a statement costs less than to execute it.
	 */
	SCANNER("reading a statement of median length, relative to a query", "at most", 0.3,
			(results) -> results.sql("median") / results.queries(Measuring.NOT_AT_ALL).plain()),

	/**
	 * A call of a language model costs nothing beside its answer.
	 */
	LLM_CALL("recording a streamed call of a language model, in pairs of `nanoTime`", "at most", 25,
			(results) -> results.llm("call") / results.pair()),

	/**
	 * A chunk costs less still.
	 */
	LLM_CHUNK("recording a chunk of it, in pairs of `nanoTime`", "at most", 1.2,
			(results) -> results.llm("chunk") / results.pair()),

	/**
	 * A long answer needs no more memory than a short one.
	 */
	LLM_ALLOCATION("bytes that a thousand chunks add to it", "at most", 0.5,
			(results) -> results.llmBytes("longCall") - results.llmBytes("call")),

	/**
	 * An event that waits for no transaction is counted as cheaply as by hand.
	 */
	EVENT_AT_ONCE("an event with afterCommit = false, relative to a counter kept by hand", "at most", 1.15,
			(results) -> results.event("eventAtOnce") / results.event("byHand")),

	/**
	 * One that waits for its transaction is counted as cheaply as by hand.
	 */
	EVENT("an event, relative to a counter kept by hand that asks for a transaction", "at most", 1.15,
			(results) -> results.event("event") / results.event("byHandAfterCommit")),

	/**
	 * It allocates nothing.
	 */
	EVENT_ALLOCATION("bytes that it allocates", "at most", 0.5, (results) -> results.eventBytes("event"));

	private final String text;

	private final String direction;

	private final double limit;

	private final ToDoubleFunction<Results> measured;

	Bound(String text, String direction, double limit, ToDoubleFunction<Results> measured) {
		this.text = text;
		this.direction = direction;
		this.limit = limit;
		this.measured = measured;
	}

	/**
	 * Returns what is compared with the limit.
	 * @param results the results
	 * @return the number, NaN if it was not measured
	 */
	double measured(Results results) {
		return this.measured.applyAsDouble(results);
	}

	String text() {
		return this.text;
	}

	String direction() {
		return this.direction;
	}

	double limit() {
		return this.limit;
	}

	String verdict(Results results) {
		double value = measured(results);
		if (Double.isNaN(value)) {
			return "not measured";
		}
		boolean isMet = "at most".equals(this.direction) ? (value <= this.limit) : (value >= this.limit);
		return isMet ? "met" : "**not met**";
	}

}
