package dev.monitored.operation;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.operation.recording.CallRecorder;
import dev.monitored.outcome.Outcome;

/**
 * A call that code records by hand, from {@link Operations#start(String)} to
 * {@link #close()}. It is a success unless an error was reported. Closing it twice counts
 * once; one that is never closed stays in flight.
 */
public final class OperationCall implements AutoCloseable {

	private final @Nullable CallRecorder recorder;

	private final long start;

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile @Nullable Throwable failure;

	private volatile @Nullable Outcome outcome;

	OperationCall(@Nullable CallRecorder recorder) {
		this.recorder = recorder;
		this.start = (recorder != null) ? recorder.start() : 0;
	}

	/**
	 * Reports that the call failed. It ends when it is closed.
	 * @param failure why it failed, or {@code null} if that is not known
	 */
	public void error(@Nullable Throwable failure) {
		this.failure = failure;
		if (failure == null) {
			error(BoundedLabel.UNKNOWN);
		}
	}

	/**
	 * Reports that the call failed. It ends when it is closed.
	 * @param error the value of the label {@code error}: short, and one of few; without
	 * text it is not known
	 */
	public void error(@Nullable String error) {
		this.outcome = Outcome.error((error != null && !error.isBlank()) ? error : BoundedLabel.UNKNOWN);
	}

	/**
	 * Ends the call.
	 */
	@Override
	public void close() {
		if (this.recorder != null && this.closed.compareAndSet(false, true)) {
			long[] overflown = this.recorder.overflown();
			try {
				end(this.recorder);
			}
			catch (StackOverflowError ex) {
				synchronized (overflown) {
					overflown[0]++;
				}
			}
		}
	}

	private void end(CallRecorder endedBy) {
		Throwable thrown = this.failure;
		Outcome reported = this.outcome;
		if (thrown != null) {
			endedBy.threw(this.start, thrown);
		}
		else {
			endedBy.end(this.start, (reported != null) ? reported : Outcome.SUCCESS);
		}
	}

}
