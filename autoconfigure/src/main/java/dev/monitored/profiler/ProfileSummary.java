package dev.monitored.profiler;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.monitored.profiler.format.ProfileFormat;
import dev.monitored.profiler.slice.Profile;

/**
 * A profile, as the endpoint shows it.
 *
 * @param id its id, by which it can be read
 * @param kind what it is about
 * @param state {@code recording}, {@code ready} or {@code failed}
 * @param start when it began
 * @param seconds how long it takes, or took
 * @param samples how many samples it has
 * @param slos the SLOs that calls broke in which samples were taken
 * @param burning the SLOs that had begun to burn when it was kept, none if it was asked
 * for
 * @param problem why there is none or what is missing, {@code null} if all is well
 * @param formats the formats in which it can be read
 */
record ProfileSummary(String id, String kind, String state, Instant start, double seconds, long samples,
		List<String> slos, List<String> burning, @Nullable String problem, List<String> formats) {

	private static final double MILLIS_PER_SECOND = 1e3;

	/**
	 * Returns the summary of a profile.
	 * @param profile the profile
	 * @return the summary
	 */
	static ProfileSummary of(Profile profile) {
		List<String> formats = (profile.state() != Profile.State.READY) ? List.of()
				: Arrays.stream(ProfileFormat.values())
					.filter((format) -> format.obstacle() == null)
					.map(ProfileFormat::text)
					.toList();
		return new ProfileSummary(profile.id(), profile.kind().text(), profile.state().name().toLowerCase(Locale.ROOT),
				profile.start(), profile.length().toMillis() / MILLIS_PER_SECOND,
				profile.samples().stream().mapToLong((sample) -> sample.count()).sum(), profile.slos(),
				profile.burning(), profile.problem(), formats);
	}

}
