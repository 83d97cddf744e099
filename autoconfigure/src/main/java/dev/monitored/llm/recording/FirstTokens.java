package dev.monitored.llm.recording;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import dev.monitored.call.BrokenObjective;
import dev.monitored.cause.CallParts;
import dev.monitored.indicator.CallEnd;
import dev.monitored.indicator.CallEvents;
import dev.monitored.indicator.CountedCalls;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.Status;

/**
 * Counts streamed answers as events of the objectives for first tokens: once each, with
 * the first token, or with an end that comes before it.
 */
final class FirstTokens {

	private final LongAdder waiting = new LongAdder();

	private final CallEvents events;

	FirstTokens(CountedCalls calls) {
		this.events = new CallEvents(calls, this.waiting::sum);
	}

	void awaited() {
		this.waiting.increment();
	}

	List<BrokenObjective> arrived(long start, long nanos) {
		return count(Outcome.SUCCESS, start, nanos);
	}

	/**
	 * Counts an answer without any token; a success counts as empty.
	 * @param outcome how it ended
	 * @param start the start of the call
	 * @param nanos how long it took
	 * @return the objectives that this broke
	 */
	List<BrokenObjective> missed(Outcome outcome, long start, long nanos) {
		return count((outcome.status() == Status.SUCCESS) ? Outcome.EMPTY : outcome, start, nanos);
	}

	/**
	 * Counts nothing, because the time of the first token is not known.
	 */
	void forgotten() {
		this.waiting.decrement();
	}

	private List<BrokenObjective> count(Outcome outcome, long start, long nanos) {
		this.waiting.decrement();
		return this.events.countPart(new CallEnd(start, nanos, outcome, null, CallParts.ELSEWHERE));
	}

}
