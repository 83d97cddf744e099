package dev.monitored.llm;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import dev.monitored.llm.error.ErrorKind;
import dev.monitored.meter.CallMeter;
import dev.monitored.outcome.Outcome;

/**
 * One call of a tool that a language model asked for. It is a success unless an error was
 * reported. Closing it twice counts once.
 */
public final class LlmToolCall implements AutoCloseable {

	private final @Nullable CallMeter meter;

	private final long start;

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile boolean failed;

	LlmToolCall(@Nullable CallMeter meter) {
		this.meter = meter;
		this.start = (meter != null) ? meter.start() : 0;
	}

	/**
	 * Reports that the tool failed, also where the model is told so and goes on.
	 */
	public void error() {
		this.failed = true;
	}

	/**
	 * Ends the call.
	 */
	@Override
	public void close() {
		if (this.meter != null && this.closed.compareAndSet(false, true)) {
			this.meter.end(this.start, this.failed ? ErrorKind.OTHER.outcome() : Outcome.SUCCESS, null);
		}
	}

}
