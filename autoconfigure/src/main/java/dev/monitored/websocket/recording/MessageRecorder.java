package dev.monitored.websocket.recording;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.monitored.catalog.SignalCalls;
import dev.monitored.meter.CallMeter;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * Records how the messages of one path are handled. Each is a call of the thread that
 * handles it. Nothing here throws.
 */
public final class MessageRecorder {

	private static final ThrownOutcomes OUTCOMES = new ThrownOutcomes(List.of());

	private final CallMeter meter;

	private final SignalCalls calls;

	MessageRecorder(CallMeter meter, SignalCalls calls) {
		this.meter = meter;
		this.calls = calls;
	}

	/**
	 * Starts to handle a message on this thread. It has to be ended or abandoned.
	 * @return the start
	 */
	public long start() {
		this.calls.report();
		long start = this.meter.start();
		this.meter.enter(start);
		return start;
	}

	/**
	 * Ends the handling of a message.
	 * @param start its start
	 * @param failure what the application threw, if it did
	 */
	public void end(long start, @Nullable Throwable failure) {
		this.meter.end(start, (failure != null) ? OUTCOMES.of(failure) : Outcome.SUCCESS, failure);
	}

	/**
	 * Forgets what was the handling of a part of a message.
	 * @param start its start
	 */
	public void abandon(long start) {
		this.meter.abandon(start);
	}

}
