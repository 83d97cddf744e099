package dev.monitored.llm.recording;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import dev.monitored.indicator.CallEvents;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.outcome.Status;

/**
 * Counts streamed answers as events of the objectives for first tokens: once each, with
 * the first token, or with an end that comes before it.
 */
final class FirstTokens {

	private final LongAdder waiting = new LongAdder();

	private final CallEvents events;

	FirstTokens(Map<String, String> labels, List<TrackedSlo> slos) {
		this.events = new CallEvents(slos, labels, this.waiting::sum);
	}

	void awaited() {
		this.waiting.increment();
	}

	void arrived(long nanos) {
		count(Status.SUCCESS, nanos);
	}

	/**
	 * Counts an answer that ended without any token: a success would be none.
	 * @param status how it ended
	 * @param nanos how long it took
	 */
	void missed(Status status, long nanos) {
		count((status == Status.SUCCESS) ? Status.EMPTY : status, nanos);
	}

	/**
	 * Counts nothing, because the time of the first token is not known.
	 */
	void forgotten() {
		this.waiting.decrement();
	}

	private void count(Status status, long nanos) {
		this.waiting.decrement();
		this.events.count(status, nanos);
	}

}
