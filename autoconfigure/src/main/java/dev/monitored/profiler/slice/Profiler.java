package dev.monitored.profiler.slice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import dev.monitored.call.CallOutputs;
import dev.monitored.failure.FailureLog;
import dev.monitored.profiler.sample.CallJournal;
import dev.monitored.profiler.sample.RawSample;
import dev.monitored.profiler.sample.SampleTotals;
import dev.monitored.registry.MonotonicTime;

/**
 * Records profiles. Calls are noted, and the JVM is recorded, only as long as one is
 * asked for.
 */
public final class Profiler implements AutoCloseable {

	/**
	 * How many profiles can be recorded at once.
	 */
	static final int MOST_READERS = 4;

	private static final int MOST_FINISHED = 10;

	private static final FailureLog failures = new FailureLog(Profiler.class);

	private static final boolean hasFlightRecorder = ClassUtils.isPresent("jdk.jfr.Recording",
			Profiler.class.getClassLoader());

	private final CallOutputs outputs;

	private final ProfileFolder folder;

	private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, Profiler::thread);

	private final List<Profile> profiles = new ArrayList<>();

	private @Nullable SharedRecording recording;

	private @Nullable CallJournal journal;

	private int number;

	private boolean closed;

	/**
	 * Creates a profiler, which does nothing yet.
	 * @param outputs what hears of calls
	 * @param folder where files are
	 */
	public Profiler(CallOutputs outputs, ProfileFolder folder) {
		this.outputs = outputs;
		this.folder = folder;
		this.executor.setRemoveOnCancelPolicy(true);
		this.executor.setKeepAliveTime(1, TimeUnit.SECONDS);
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Begins a profile.
	 * @param kind what it is about
	 * @param length how long it takes
	 * @return the profile
	 * @throws ProfileRefusedException if there are too many, or the JVM cannot record
	 */
	public Profile begin(ProfileKind kind, Duration length) {
		return begin(kind, length, false);
	}

	/**
	 * Begins a profile for a scraper. Scrapers ask nearly all the time, and do not keep
	 * people from profiling.
	 * @param kind what it is about
	 * @param length how long it takes
	 * @return the profile
	 * @throws ProfileRefusedException if there are too many, or the JVM cannot record
	 */
	public Profile scrape(ProfileKind kind, Duration length) {
		return begin(kind, length, true);
	}

	private synchronized Profile begin(ProfileKind kind, Duration length, boolean isScraped) {
		if (this.closed) {
			throw ProfileRefusedException.unavailable("The application stops.");
		}
		if (recordingNow().stream().filter((profile) -> profile.isScraped() == isScraped).count() >= MOST_READERS) {
			throw ProfileRefusedException.tooMany(MOST_READERS);
		}
		open(kind);
		Profile profile = new Profile(++this.number + "-" + kind.text().replace('+', '-'), kind, length, isScraped);
		this.profiles.add(profile);
		SharedRecording shared = this.recording;
		CallJournal calls = this.journal;
		this.executor.schedule(() -> finish(profile, shared, calls), length.toMillis(), TimeUnit.MILLISECONDS);
		return profile;
	}

	/**
	 * Ends all profiles that are being recorded. They can be read as far as they are.
	 * @return the profiles
	 */
	public synchronized List<Profile> stop() {
		List<Profile> stopped = recordingNow();
		SharedRecording shared = this.recording;
		CallJournal calls = this.journal;
		this.executor.getQueue().clear();
		stopped.forEach((profile) -> this.executor.execute(() -> finish(profile, shared, calls)));
		return stopped;
	}

	/**
	 * Returns the profiles that are kept, and those that are being recorded.
	 * @return the profiles, oldest first
	 */
	public synchronized List<Profile> all() {
		return List.copyOf(this.profiles);
	}

	/**
	 * Returns a profile.
	 * @param id what it is called
	 * @return the profile, or {@code null} if there is none
	 */
	public synchronized @Nullable Profile find(String id) {
		return this.profiles.stream().filter((profile) -> profile.id().equals(id)).findFirst().orElse(null);
	}

	/**
	 * Forgets a profile, with its file. If it is being recorded, it ends now.
	 * @param profile the profile
	 */
	public synchronized void forget(Profile profile) {
		profile.fail("Its reader has gone away.");
		release(profile);
		remove(profile);
	}

	/**
	 * Returns the events of a profile as a file of the Flight Recorder.
	 * @param profile a profile that can be read
	 * @return the file
	 * @throws IOException if it cannot be read
	 */
	public byte[] raw(Profile profile) throws IOException {
		Path file = profile.file();
		if (file == null) {
			throw new IOException("The profile has no file");
		}
		return RawRecording.of(file);
	}

	/**
	 * Ends all recording at once, and deletes all files.
	 */
	@Override
	public void close() {
		this.executor.shutdownNow();
		synchronized (this) {
			this.closed = true;
			this.profiles.forEach((profile) -> profile.fail("The application stops."));
			closeRecording();
			this.folder.close();
		}
	}

	private void open(ProfileKind kind) {
		try {
			if (!hasFlightRecorder || !SharedRecording.isAvailable()) {
				throw ProfileRefusedException.unavailable("This JVM has no Flight Recorder: it has no module jdk.jfr, "
						+ "or was started with -XX:-FlightRecorder.");
			}
			SharedRecording shared = (this.recording != null) ? this.recording
					: new SharedRecording(this.folder.parent());
			shared.open(kind.types());
			this.recording = shared;
		}
		catch (ProfileRefusedException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			failures.failed("The Flight Recorder does not start", ex);
			throw ProfileRefusedException.unavailable("The Flight Recorder does not start: " + ex.getMessage());
		}
		if (this.journal == null) {
			this.journal = new CallJournal();
			this.outputs.witness(this.journal);
		}
	}

	private void finish(Profile profile, @Nullable SharedRecording shared, @Nullable CallJournal calls) {
		try {
			if (shared != null && calls != null && profile.state() == Profile.State.RECORDING) {
				write(profile, shared, calls);
			}
		}
		catch (Throwable ex) {
			failures.failed("A profile could not be written", ex);
			profile.fail("The profile could not be written: " + ex);
		}
		finally {
			end(profile);
		}
	}

	private void write(Profile profile, SharedRecording shared, CallJournal calls) throws IOException {
		long end = MonotonicTime.nanos();
		Path file = this.folder.create(profile.id() + ".jfr");
		try {
			shared.write(file, profile.start(), Instant.now());
			SampleTotals totals = new SampleTotals(calls.byThread());
			for (RawSample sample : RecordingReader.read(file, profile.kind().types(), profile.startNanos(), end)) {
				totals.add(sample);
			}
			profile.ready(file, totals.all(), Duration.ofNanos(end - profile.startNanos()),
					calls.gap(profile.startNanos()));
		}
		finally {
			if (profile.state() != Profile.State.READY) {
				ProfileFolder.delete(file);
			}
		}
	}

	private synchronized void end(Profile profile) {
		release(profile);
		forgetOldest();
	}

	private void release(Profile profile) {
		SharedRecording shared = this.recording;
		if (shared != null && profile.release()) {
			shared.end(profile.kind().types());
		}
		if (recordingNow().isEmpty()) {
			closeRecording();
		}
	}

	private void remove(Profile profile) {
		this.profiles.remove(profile);
		Path file = profile.file();
		if (file != null) {
			ProfileFolder.delete(file);
		}
	}

	private void closeRecording() {
		this.outputs.witness(null);
		this.journal = null;
		SharedRecording shared = this.recording;
		this.recording = null;
		if (shared != null) {
			shared.close();
		}
	}

	private void forgetOldest() {
		List<Profile> finished = this.profiles.stream()
			.filter((profile) -> profile.state() != Profile.State.RECORDING && !profile.isScraped())
			.toList();
		finished.subList(0, Math.max(0, finished.size() - MOST_FINISHED)).forEach(this::remove);
	}

	private List<Profile> recordingNow() {
		return this.profiles.stream().filter((profile) -> profile.state() == Profile.State.RECORDING).toList();
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(null, task, "monitored-profiler", 0, false);
		thread.setDaemon(true);
		return thread;
	}

}
