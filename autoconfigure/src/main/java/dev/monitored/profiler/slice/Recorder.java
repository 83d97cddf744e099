package dev.monitored.profiler.slice;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import dev.monitored.call.CallOutputs;
import dev.monitored.failure.FailureLog;
import dev.monitored.profiler.sample.CallJournal;

/**
 * Records the JVM, and notes calls, as long as somebody wants samples.
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

	private int readers;

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
			Session present = this.session;
			SharedRecording recording = (present != null) ? present.recording()
					: new SharedRecording(this.directory, this.bounds, this.disk, this.whenFull);
			recording.open(demand);
			this.readers++;
			return (present != null) ? present : begin(recording);
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
			this.readers--;
			if (this.readers == 0) {
				close();
			}
		}
	}

	/**
	 * Returns what is recorded.
	 * @return the session, or {@code null} if nothing is
	 */
	synchronized @Nullable Session session() {
		return this.session;
	}

	/**
	 * Ends all recording.
	 */
	synchronized void close() {
		this.outputs.witness(null);
		Session present = this.session;
		this.session = null;
		this.readers = 0;
		if (present != null) {
			present.recording().close();
		}
	}

	private Session begin(SharedRecording recording) {
		Session begun = new Session(recording, new CallJournal());
		this.session = begun;
		this.outputs.witness(begun.calls());
		return begun;
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
