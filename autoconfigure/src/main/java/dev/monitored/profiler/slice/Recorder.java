package dev.monitored.profiler.slice;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import dev.monitored.call.CallOutputs;
import dev.monitored.failure.FailureLog;
import dev.monitored.profiler.sample.CallJournal;

/**
 * Records the JVM, and notes calls, as long as samples are wanted.
 */
final class Recorder {

	private static final FailureLog failures = new FailureLog(Recorder.class);

	private static final boolean hasFlightRecorder = ClassUtils.isPresent("jdk.jfr.Recording",
			Recorder.class.getClassLoader());

	private final CallOutputs outputs;

	private final @Nullable Path directory;

	private final RecordingBounds bounds;

	private final DiskSpace disk;

	private final Runnable whenFull;

	private @Nullable Session session;

	private boolean closed;

	/**
	 * Creates a recorder that records nothing yet.
	 * @param outputs what hears of calls
	 * @param directory where files of the JVM's recorder are, {@code null} for the folder
	 * of temporary files
	 * @param bounds how much is kept
	 * @param disk where it is kept
	 * @param whenFull what happens if the disk gets full
	 */
	Recorder(CallOutputs outputs, @Nullable Path directory, RecordingBounds bounds, DiskSpace disk, Runnable whenFull) {
		this.outputs = outputs;
		this.directory = directory;
		this.bounds = bounds;
		this.disk = disk;
		this.whenFull = whenFull;
	}

	/**
	 * Records samples from now on, for one more reader.
	 * @param demand what is wanted
	 * @return what is recorded
	 * @throws ProfileRefusedException if the JVM cannot record
	 */
	synchronized Session open(SampleDemand demand) {
		try {
			if (!hasFlightRecorder || !SharedRecording.isAvailable()) {
				throw ProfileRefusedException.unavailable("This JVM has no Flight Recorder: it has no module jdk.jfr, "
						+ "or was started with -XX:-FlightRecorder.");
			}
			if (this.closed) {
				throw ProfileRefusedException.unavailable("The application stops.");
			}
			Session present = session();
			Session opened = (present != null) ? present : new Session(
					new SharedRecording(this.directory, this.bounds, this.disk, this.whenFull), new CallJournal());
			opened.recording().open(demand);
			this.session = opened;
			this.outputs.witness(opened.calls());
			return opened;
		}
		catch (ProfileRefusedException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			failures.failed("The Flight Recorder does not start", ex);
			throw ProfileRefusedException.unavailable("The Flight Recorder does not start: " + ex.getMessage());
		}
	}

	/**
	 * Ends what one reader began.
	 * @param demand what was wanted
	 */
	synchronized void end(SampleDemand demand) {
		Session present = this.session;
		if (present != null) {
			present.recording().end(demand);
			if (!present.recording().isRunning()) {
				endAll();
			}
		}
	}

	/**
	 * Returns what is recorded. Other tools can end the recording, too.
	 * @return the session, or {@code null} if nothing is
	 */
	synchronized @Nullable Session session() {
		Session present = this.session;
		if (present != null && !present.recording().isRunning()) {
			endAll();
		}
		return this.session;
	}

	/**
	 * Ends all recording for good.
	 */
	synchronized void close() {
		this.closed = true;
		endAll();
	}

	/**
	 * Ends all recording.
	 */
	synchronized void endAll() {
		this.outputs.witness(null);
		Session present = this.session;
		this.session = null;
		if (present != null) {
			present.recording().close();
		}
	}

	/**
	 * What is recorded from the first reader to the last one.
	 *
	 * @param recording what the JVM records
	 * @param calls the calls
	 */
	record Session(SharedRecording recording, CallJournal calls) {

	}

}
