package dev.monitored.profiler.slice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.monitored.profiler.sample.RawSample;
import dev.monitored.profiler.sample.SampleTotals;
import dev.monitored.registry.MonotonicTime;

/**
 * Ends a profile: cuts it out of what is recorded, and puts its samples down to calls.
 */
final class ProfileWriter {

	private static final Duration TOLERANCE = Duration.ofSeconds(2);

	/**
	 * One sample that is lost of so many is worth a word.
	 */
	private static final long LEAST_LOST = 100;

	private final Profile profile;

	private final Recorder.Session session;

	/**
	 * Creates a writer.
	 * @param profile a profile that is being recorded
	 * @param session where it is recorded
	 */
	ProfileWriter(Profile profile, Recorder.Session session) {
		this.profile = profile;
		this.session = session;
	}

	/**
	 * Writes the profile, which can be read then.
	 * @param file the file for its events, which is deleted if that fails
	 * @throws IOException if it cannot be written
	 */
	void write(Path file) throws IOException {
		try {
			long end = MonotonicTime.nanos();
			this.session.recording().write(file, this.profile.start(), Instant.now());
			RecordedSamples recorded = RecordingReader.read(file, this.profile.kind().types(),
					this.profile.startNanos(), end);
			SampleTotals totals = new SampleTotals(this.session.calls().byThread());
			for (RawSample sample : recorded.samples()) {
				totals.add(sample);
			}
			long begin = Math.max(this.profile.startNanos(), recorded.since());
			Duration late = Duration.ofNanos(begin - this.profile.startNanos());
			this.profile.ready(file, totals.all(), late, Duration.ofNanos(end - begin), missing(recorded, begin, late));
		}
		finally {
			if (this.profile.state() != Profile.State.READY) {
				ProfileFolder.delete(file);
			}
		}
	}

	private @Nullable String missing(RecordedSamples recorded, long begin, Duration late) {
		List<String> missing = new ArrayList<>();
		String gap = this.session.calls().gap(begin);
		if (gap != null) {
			missing.add(gap);
		}
		if (late.compareTo(TOLERANCE) > 0 && this.profile.purpose() != ProfilePurpose.BURN) {
			missing
				.add("Its first %d s are missing, because more was recorded than is kept".formatted(late.toSeconds()));
		}
		if (recorded.lost() * LEAST_LOST > recorded.samples().size()) {
			missing.add("The JVM could not keep %d samples of time on a processor".formatted(recorded.lost()));
		}
		return missing.isEmpty() ? null : String.join(". ", missing);
	}

}
