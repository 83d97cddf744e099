package dev.monitored.profiler.slice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import javax.management.JMException;

import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

import dev.monitored.profiler.sample.SampleType;

/**
 * The one recording that all profiles are slices of. It runs as long as one of them does.
 */
final class SharedRecording implements AutoCloseable {

	private static final Duration MAX_AGE = Duration.ofMinutes(3);

	private static final long MAX_BYTES = 20L << 20;

	private static final Duration MARGIN = Duration.ofSeconds(2);

	private final @Nullable Path directory;

	private final List<Set<SampleType>> readers = new ArrayList<>();

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
	 */
	SharedRecording(@Nullable Path directory) {
		this.directory = directory;
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
	 * @param types what they weigh
	 * @throws IOException if the directory cannot be created
	 * @throws JMException if the recorder does not have its files there
	 */
	synchronized void open(Set<SampleType> types) throws IOException, JMException {
		Recording present = this.recording;
		if (present == null) {
			present = start(types);
			this.recording = present;
			this.readers.add(types);
		}
		else {
			Set<SampleType> all = wanted();
			all.addAll(types);
			present.setSettings(RecordingEvents.settings(all));
			this.readers.add(types);
		}
		ClockMark.set();
	}

	/**
	 * Ends what one reader began. The recording ends with the last one.
	 * @param types what it asked for
	 */
	synchronized void end(Set<SampleType> types) {
		this.readers.remove(types);
		Recording present = this.recording;
		if (present != null && this.readers.isEmpty()) {
			close();
		}
		else if (present != null) {
			present.setSettings(RecordingEvents.settings(wanted()));
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
		ClockMark.set();
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
		this.readers.clear();
		Recording present = this.recording;
		this.recording = null;
		if (present != null) {
			FlightRecorder.removePeriodicEvent(this.marks);
			present.close();
		}
	}

	private Recording start(Set<SampleType> types) throws IOException, JMException {
		if (this.directory != null && !FlightRecorder.isInitialized()) {
			RecorderFiles.moveTo(this.directory);
		}
		FlightRecorder.register(ClockMark.class);
		Recording added = new Recording();
		try {
			added.setName("Monitored");
			added.setToDisk(true);
			added.setMaxAge(MAX_AGE);
			added.setMaxSize(MAX_BYTES);
			added.setSettings(RecordingEvents.settings(types));
			added.start();
			FlightRecorder.addPeriodicEvent(ClockMark.class, this.marks);
			return added;
		}
		catch (Throwable ex) {
			added.close();
			throw ex;
		}
	}

	private void mark() {
		if (this.recording != null) {
			ClockMark.set();
		}
	}

	private Set<SampleType> wanted() {
		Set<SampleType> wanted = EnumSet.noneOf(SampleType.class);
		this.readers.forEach(wanted::addAll);
		return wanted;
	}

}
