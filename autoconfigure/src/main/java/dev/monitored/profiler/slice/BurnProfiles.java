package dev.monitored.profiler.slice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;

/**
 * Records all the time, at a low rate, and keeps what was recorded when SLOs begin to
 * burn.
 */
final class BurnProfiles {

	private static final FailureLog failures = new FailureLog(BurnProfiles.class);

	private static final ProfileKind KIND = ProfileKind.CPU_AND_WAIT;

	private static final SampleDemand DEMAND = new SampleDemand(KIND.types(), SampleRate.LOW);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private static final Pattern NOT_IN_PATHS = Pattern.compile("[^A-Za-z0-9.-]");

	private static final long CHECK_MILLIS = 15_000;

	private static final int MOST_CHARACTERS = 60;

	private final Recorder recorder;

	private final ProfileShelf shelf;

	private final ScheduledExecutorService executor;

	private final BiConsumer<Profile, Recorder.Session> end;

	private @Nullable Future<?> check;

	private Recorder.@Nullable Session opened;

	/**
	 * Creates profiles of which there is none yet.
	 * @param recorder what records
	 * @param shelf where profiles are kept
	 * @param executor runs what takes long
	 * @param end ends a profile
	 */
	BurnProfiles(Recorder recorder, ProfileShelf shelf, ScheduledExecutorService executor,
			BiConsumer<Profile, Recorder.Session> end) {
		this.recorder = recorder;
		this.shelf = shelf;
		this.executor = executor;
		this.end = end;
	}

	/**
	 * Records from now on, unless it does already.
	 * @param length how much of it is kept when SLOs begin to burn
	 * @param burning knows which do
	 */
	synchronized void start(Duration length, BurningSlos burning) {
		if (this.check == null) {
			// The first start of the Flight Recorder takes seconds
			this.executor.execute(this::open);
			this.check = this.executor.scheduleWithFixedDelay(() -> keep(length, burning), CHECK_MILLIS, CHECK_MILLIS,
					TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Ends what is recorded all the time.
	 */
	synchronized void stop() {
		if (this.check != null) {
			this.check.cancel(false);
			this.check = null;
			this.executor.execute(this::close);
		}
	}

	// It began before, and has ended, if the disk was nearly full
	private void open() {
		try {
			Recorder.Session present = this.recorder.session();
			if (present == null || present != this.opened) {
				this.opened = this.recorder.open(DEMAND);
			}
		}
		catch (ProfileRefusedException ex) {
			failures.failed("Nothing is recorded continuously", ex);
		}
	}

	/**
	 * Keeps what was recorded until now, if SLOs have begun to burn.
	 * @param length how much of it is kept
	 * @param burning knows which do
	 */
	void keep(Duration length, BurningSlos burning) {
		open();
		try {
			List<String> slos = burning.begun();
			Recorder.Session session = this.recorder.session();
			if (!slos.isEmpty() && session != null) {
				Profile profile = Profile.untilNow(id(slos.get(0)), KIND, length, slos);
				this.shelf.add(profile);
				this.end.accept(profile, session);
				if (profile.state() == Profile.State.READY) {
					burning.kept(slos);
				}
				else {
					// It is tried again, and takes no place of one that can be read
					this.shelf.remove(profile);
				}
			}
		}
		catch (Throwable ex) {
			failures.failed("What was recorded before SLOs began to burn is not kept", ex);
		}
	}

	private void close() {
		Recorder.Session present = this.recorder.session();
		if (present != null && present == this.opened) {
			this.recorder.end(DEMAND);
		}
		this.opened = null;
	}

	// It becomes a part of a path
	private String id(String slo) {
		String name = NOT_IN_PATHS.matcher(slo).replaceAll("_");
		return "%d-%s-%s".formatted(this.shelf.nextNumber(),
				name.substring(0, Math.min(MOST_CHARACTERS, name.length())), TIME.format(Instant.now()));
	}

}
