package dev.monitored.profiler.slice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.management.JMException;

import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * The one recording that all profiles are slices of. It runs as long as one of them does.
 */
final class SharedRecording implements AutoCloseable {

	private static final Duration MARGIN = Duration.ofSeconds(2);

	private final @Nullable Path directory;

	private final RecordingBounds bounds;

	private final DiskSpace disk;

	private final Runnable whenFull;

	private final List<SampleDemand> demands = new ArrayList<>();

	private final AllocatedBytes allocated = new AllocatedBytes();

	/**
	 * It belongs to this recording alone: the JVM refuses to have the same one twice, as
	 * of two applications.
	 */
	private final Runnable marks = this::mark;

	private volatile @Nullable Recording recording;

	/**
	 * Creates a recording that has not begun.
	 * @param directory where files of the recorder are if it has none yet, {@code null}
	 * for the folder of temporary files
	 * @param bounds how much of it is kept
	 * @param disk where it is kept
	 * @param whenFull what happens if the disk gets full
	 */
	SharedRecording(@Nullable Path directory, RecordingBounds bounds, DiskSpace disk, Runnable whenFull) {
		this.directory = directory;
		this.bounds = bounds;
		this.disk = disk;
		this.whenFull = whenFull;
	}

	/**
	 * Returns whether the JVM can record.
	 * @return whether the Flight Recorder is there and not disabled
	 */
	static boolean isAvailable() {
		return FlightRecorder.isAvailable();
	}

	/**
	 * Records samples from now on, for one more reader.
	 * @param demand what is wanted
	 * @throws IOException if the directory cannot be created, or the disk is nearly full
	 * @throws JMException if the recorder does not have its files there
	 */
	synchronized void open(SampleDemand demand) throws IOException, JMException {
		this.disk.require(this.bounds.bytes());
		Recording present = this.recording;
		this.demands.add(demand);
		try {
			if (present == null) {
				this.recording = start();
			}
			else {
				present.setSettings(RecordingEvents.settings(this.demands));
			}
		}
		catch (Throwable ex) {
			this.demands.remove(demand);
			throw ex;
		}
		RecordingMark.set(this.allocated);
	}

	/**
	 * Ends what one reader began. The recording ends with the last one.
	 * @param demand what was wanted
	 */
	synchronized void end(SampleDemand demand) {
		this.demands.remove(demand);
		Recording present = this.recording;
		if (present != null && this.demands.isEmpty()) {
			close();
		}
		else if (present != null) {
			present.setSettings(RecordingEvents.settings(this.demands));
			RecordingMark.set(this.allocated);
		}
	}

	/**
	 * Writes a slice of the recording, and maybe more around it.
	 * @param file where it is written to, which exists
	 * @param from from when on
	 * @param to until when
	 * @throws IOException if it cannot be written
	 */
	synchronized void write(Path file, Instant from, Instant to) throws IOException {
		Recording present = this.recording;
		if (present == null) {
			throw new IOException("The recording has ended");
		}
		RecordingMark.set(this.allocated);
		this.disk.require(this.bounds.bytes());
		try (Recording stopped = present.copy(true);
				InputStream slice = stopped.getStream(from.minus(MARGIN), to.plus(MARGIN))) {
			if (slice == null) {
				throw new IOException("Nothing was recorded");
			}
			try (OutputStream written = Files.newOutputStream(file)) {
				slice.transferTo(written);
			}
		}
	}

	@Override
	public synchronized void close() {
		this.demands.clear();
		Recording present = this.recording;
		this.recording = null;
		if (present != null) {
			FlightRecorder.removePeriodicEvent(this.marks);
			present.close();
		}
	}

	private Recording start() throws IOException, JMException {
		if (!FlightRecorder.isInitialized()) {
			RecorderFiles.prepare(this.directory, this.bounds);
		}
		FlightRecorder.register(RecordingMark.class);
		Recording added = new Recording();
		try {
			added.setName("Monitored");
			added.setToDisk(true);
			added.setMaxAge(this.bounds.age());
			added.setMaxSize(this.bounds.bytes());
			added.setSettings(RecordingEvents.settings(this.demands));
			added.start();
			FlightRecorder.addPeriodicEvent(RecordingMark.class, this.marks);
			return added;
		}
		catch (Throwable ex) {
			added.close();
			throw ex;
		}
	}

	private void mark() {
		if (this.recording != null) {
			RecordingMark.set(this.allocated);
			if (this.disk.isLow()) {
				this.whenFull.run();
			}
		}
	}

}
