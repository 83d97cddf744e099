package dev.monitored.profiler.slice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallOutputs;
import dev.monitored.failure.FailureLog;

/**
 * Records profiles. Calls are noted, and the JVM is recorded, only as long as one is
 * asked for, or all the time if that is wanted.
 */
public final class Profiler implements AutoCloseable {

	private static final FailureLog failures = new FailureLog(Profiler.class);

	private static final String FULL = "The disk is nearly full, and the JVM ends when its recorder runs out of space.";

	private final ProfileFolder folder;

	private final DiskSpace disk;

	private final Recorder recorder;

	private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, Profiler::thread);

	private final ProfileShelf shelf = new ProfileShelf();

	private final BurnProfiles kept;

	private final Map<Profile, Future<?>> ends = new ConcurrentHashMap<>();

	private @Nullable String refusal;

	private boolean closed;

	/**
	 * Creates a profiler, which does nothing yet.
	 * @param outputs what hears of calls
	 * @param folder where files are
	 * @param bounds how much of what is recorded is kept
	 */
	public Profiler(CallOutputs outputs, ProfileFolder folder, RecordingBounds bounds) {
		this(outputs, folder, bounds, DiskSpace.of(folder.parent()));
	}

	/**
	 * Creates a profiler, which does nothing yet.
	 * @param outputs what hears of calls
	 * @param folder where files are
	 * @param bounds how much of what is recorded is kept
	 * @param disk how much space is left there
	 */
	Profiler(CallOutputs outputs, ProfileFolder folder, RecordingBounds bounds, DiskSpace disk) {
		this.folder = folder;
		this.disk = disk;
		this.recorder = new Recorder(outputs, folder.parent(), bounds, disk, this::endInTime);
		this.kept = new BurnProfiles(this.recorder, this.shelf, this.executor, this::finish);
		this.executor.setRemoveOnCancelPolicy(true);
		this.executor.setKeepAliveTime(1, TimeUnit.SECONDS);
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Refuses all profiles from now on, or none any more.
	 * @param reason why, a sentence, or {@code null} if there is no reason any more
	 */
	public synchronized void refuse(@Nullable String reason) {
		this.refusal = reason;
	}

	/**
	 * Records from now on, at a low rate, and keeps what was recorded when SLOs begin to
	 * burn.
	 * @param length how much of it is kept then
	 * @param burning knows which SLOs burn
	 */
	public synchronized void recordContinuously(Duration length, BurningSlos burning) {
		this.kept.start(length, burning);
	}

	/**
	 * Ends what is recorded all the time.
	 */
	public synchronized void endContinuousRecording() {
		if (!this.closed) {
			this.kept.stop();
		}
	}

	/**
	 * Keeps what was recorded until now, if SLOs have begun to burn.
	 * @param length how much of it is kept
	 * @param burning knows which do
	 */
	void keep(Duration length, BurningSlos burning) {
		this.kept.keep(length, burning);
	}

	/**
	 * Begins a profile.
	 * @param kind what it is about
	 * @param length how long it takes
	 * @return the profile
	 * @throws ProfileRefusedException if there are too many, or the JVM cannot record
	 */
	public Profile begin(ProfileKind kind, Duration length) {
		return begin(kind, length, ProfilePurpose.DEMAND);
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
		return begin(kind, length, ProfilePurpose.SCRAPE);
	}

	private synchronized Profile begin(ProfileKind kind, Duration length, ProfilePurpose purpose) {
		if (this.refusal != null) {
			throw ProfileRefusedException.unavailable(this.refusal);
		}
		if (!this.shelf.hasPlace(purpose)) {
			throw ProfileRefusedException.tooMany(purpose.mostRecording());
		}
		Recorder.Session session = this.recorder.open(SampleDemand.full(kind));
		Profile profile = new Profile(this.shelf.nextNumber() + "-" + kind.text().replace('+', '-'), kind, length,
				purpose);
		this.shelf.add(profile);
		this.ends.put(profile,
				this.executor.schedule(() -> finish(profile, session), length.toMillis(), TimeUnit.MILLISECONDS));
		return profile;
	}

	/**
	 * Ends all profiles that are being recorded. They can be read as far as they are.
	 * @return the profiles
	 */
	public synchronized List<Profile> stop() {
		List<Profile> stopped = this.shelf.recording();
		Recorder.Session session = this.recorder.session();
		if (session != null && !this.closed) {
			stopped.forEach((profile) -> {
				cancelEnd(profile);
				this.executor.execute(() -> finish(profile, session));
			});
		}
		return stopped;
	}

	/**
	 * Returns the profiles that are kept, and those that are being recorded.
	 * @return the profiles, oldest first
	 */
	public List<Profile> all() {
		return this.shelf.all();
	}

	/**
	 * Returns a profile.
	 * @param id what it is called
	 * @return the profile, or {@code null} if there is none
	 */
	public @Nullable Profile find(String id) {
		return this.shelf.find(id);
	}

	/**
	 * Returns the latest profile that can be read and meets a condition. Those of
	 * scrapers are about to be forgotten.
	 * @param condition the condition
	 * @return the profile, or {@code null} if none meets it
	 */
	public @Nullable Profile latest(Predicate<Profile> condition) {
		return this.shelf.all()
			.stream()
			.filter((profile) -> profile.state() == Profile.State.READY && profile.purpose() != ProfilePurpose.SCRAPE
					&& condition.test(profile))
			.reduce((earlier, later) -> later)
			.orElse(null);
	}

	/**
	 * Forgets a profile, with its file. If it is being recorded, it ends now.
	 * @param profile the profile
	 */
	public synchronized void forget(Profile profile) {
		cancelEnd(profile);
		profile.fail("Its reader has gone away.");
		release(profile);
		this.shelf.remove(profile);
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
	public synchronized void close() {
		this.closed = true;
		this.executor.shutdownNow();
		this.shelf.all().forEach((profile) -> profile.fail("The application stops."));
		this.recorder.close();
		this.folder.close();
	}

	// The thread that tells it is one of the recorder's, which cannot end it
	private void endInTime() {
		try {
			this.executor.execute(this::endAtOnce);
		}
		catch (RejectedExecutionException ex) {
			// The application stops, and so does the recorder
		}
	}

	private synchronized void endAtOnce() {
		if (this.recorder.session() != null && this.disk.isLow()) {
			failures.failed("Nothing is recorded any more", new IOException(FULL));
			this.shelf.recording().forEach((profile) -> {
				cancelEnd(profile);
				profile.fail(FULL);
				release(profile);
			});
			this.recorder.endAll();
		}
	}

	private void finish(Profile profile, Recorder.Session session) {
		try {
			if (profile.state() == Profile.State.RECORDING) {
				new ProfileWriter(profile, session).write(this.folder.create(profile.id() + ".jfr"));
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

	private synchronized void end(Profile profile) {
		this.ends.remove(profile);
		release(profile);
		this.shelf.forgetOldest();
	}

	private void release(Profile profile) {
		if (profile.release() && profile.purpose() != ProfilePurpose.BURN) {
			this.recorder.end(SampleDemand.full(profile.kind()));
		}
	}

	private void cancelEnd(Profile profile) {
		Future<?> end = this.ends.remove(profile);
		if (end != null) {
			end.cancel(false);
		}
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(null, task, "monitored-profiler", 0, false);
		thread.setDaemon(true);
		return thread;
	}

}
