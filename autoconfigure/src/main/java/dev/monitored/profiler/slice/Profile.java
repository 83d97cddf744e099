package dev.monitored.profiler.slice;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import dev.monitored.profiler.sample.StackSample;
import dev.monitored.registry.MonotonicTime;

/**
 * A slice of the recording, from the moment that it is asked for.
 */
public final class Profile {

	private final String id;

	private final ProfileKind kind;

	private final Duration length;

	private final ProfilePurpose purpose;

	private final List<String> burning;

	private final Instant start;

	private final long startNanos;

	private final CompletableFuture<Profile> end = new CompletableFuture<>();

	private final AtomicBoolean released = new AtomicBoolean();

	private volatile State state = State.RECORDING;

	private volatile List<StackSample> samples = List.of();

	private volatile @Nullable String problem;

	private volatile @Nullable Path file;

	private Duration recorded = Duration.ZERO;

	private Duration late = Duration.ZERO;

	/**
	 * Creates a profile that begins now.
	 * @param id what it is called
	 * @param kind what it is about
	 * @param length how long it takes
	 * @param purpose what it is for
	 */
	Profile(String id, ProfileKind kind, Duration length, ProfilePurpose purpose) {
		this(id, kind, length, purpose, List.of(), Duration.ZERO);
	}

	/**
	 * Creates a profile of what was recorded until now.
	 * @param id what it is called
	 * @param kind what it is about
	 * @param length how long ago it began
	 * @param burning the names of the SLOs that burn
	 * @return the profile
	 */
	static Profile untilNow(String id, ProfileKind kind, Duration length, List<String> burning) {
		return new Profile(id, kind, length, ProfilePurpose.BURN, burning, length);
	}

	private Profile(String id, ProfileKind kind, Duration length, ProfilePurpose purpose, List<String> burning,
			Duration ago) {
		this.id = id;
		this.kind = kind;
		this.length = length;
		this.purpose = purpose;
		this.burning = burning;
		this.start = Instant.now().minus(ago);
		this.startNanos = MonotonicTime.nanos() - ago.toNanos();
	}

	/**
	 * Returns what the profile is called.
	 * @return the id, which is a part of URLs
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns what the profile is about.
	 * @return the kind
	 */
	public ProfileKind kind() {
		return this.kind;
	}

	/**
	 * Returns what the profile is for.
	 * @return the purpose
	 */
	ProfilePurpose purpose() {
		return this.purpose;
	}

	/**
	 * Returns why the profile was kept.
	 * @return the names of the SLOs that began to burn, none if it was asked for
	 */
	public List<String> burning() {
		return this.burning;
	}

	/**
	 * Returns when the profile began.
	 * @return the time
	 */
	public synchronized Instant start() {
		return this.start.plus(this.late);
	}

	/**
	 * Returns how long the profile takes, or took.
	 * @return the time
	 */
	public synchronized Duration length() {
		return (this.state == State.READY) ? this.recorded : this.length;
	}

	/**
	 * Returns whether the profile is being recorded.
	 * @return the state
	 */
	public State state() {
		return this.state;
	}

	/**
	 * Returns the samples.
	 * @return the samples, none before it has ended
	 */
	public List<StackSample> samples() {
		return this.samples;
	}

	/**
	 * Returns which SLOs calls broke in which samples were taken.
	 * @return the names of the SLOs, in order
	 */
	public List<String> slos() {
		return this.samples.stream().flatMap((sample) -> sample.calls().broken().stream()).distinct().sorted().toList();
	}

	/**
	 * Returns why there is no profile, or what is missing in it.
	 * @return a sentence, or {@code null} if there is no problem
	 */
	public @Nullable String problem() {
		return this.problem;
	}

	/**
	 * Returns the file with the events.
	 * @return the file, if there is one
	 */
	@Nullable Path file() {
		return this.file;
	}

	/**
	 * Returns the end.
	 * @return what completes when the profile has ended, be it with a problem
	 */
	public CompletableFuture<Profile> end() {
		return this.end;
	}

	long startNanos() {
		return this.startNanos;
	}

	/**
	 * Returns whether the recording is still used by the profile, which it is not from
	 * now on.
	 * @return whether it was
	 */
	boolean release() {
		return this.released.compareAndSet(false, true);
	}

	/**
	 * Ends the profile well.
	 * @param written the file with the events
	 * @param found the samples
	 * @param begun how long after its start the samples begin
	 * @param took how long samples were taken
	 * @param missing what is missing, {@code null} if nothing is
	 */
	synchronized void ready(Path written, List<StackSample> found, Duration begun, Duration took,
			@Nullable String missing) {
		if (this.state != State.RECORDING) {
			return;
		}
		this.file = written;
		this.samples = found;
		this.late = begun;
		this.recorded = took;
		this.problem = missing;
		this.state = State.READY;
		this.end.complete(this);
	}

	/**
	 * Ends the profile without samples.
	 * @param reason why there are none
	 */
	synchronized void fail(String reason) {
		if (this.state == State.RECORDING) {
			this.problem = reason;
			this.state = State.FAILED;
			this.end.complete(this);
		}
	}

	/**
	 * How far a profile is.
	 */
	public enum State {

		/**
		 * Samples are being taken.
		 */
		RECORDING,

		/**
		 * It can be read.
		 */
		READY,

		/**
		 * There is none.
		 */
		FAILED

	}

}
