package dev.monitored.buckets;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.KnownSignals;
import dev.monitored.slo.Signal;

/**
 * All bucket profiles, the built-in ones and the application's own, and which one each
 * signal uses.
 */
public final class BucketProfileCatalog {

	/**
	 * Maximum number of boundaries of a profile and the thresholds of objectives
	 * together.
	 */
	public static final int MAX_WITH_THRESHOLDS = 40;

	private static final Log logger = LogFactory.getLog(BucketProfileCatalog.class);

	private static final String PROFILES = "monitored.buckets.profiles.";

	private static final Map<String, String> BUILT_IN = Map.of( //
			"fast", "1ms, 2.5ms, 5ms, 10ms, 25ms, 50ms, 100ms, 250ms, 500ms, 1s", //
			"medium", "10ms, 25ms, 50ms, 100ms, 250ms, 500ms, 1s, 2.5s, 5s, 10s", //
			"slow", "100ms, 250ms, 500ms, 1s, 2.5s, 5s, 10s, 30s, 60s, 120s", //
			"http", "5ms, 10ms, 25ms, 50ms, 75ms, 100ms, 250ms, 500ms, 750ms, 1s, 2.5s, 5s, 7.5s, 10s", //
			"db", "1ms, 5ms, 10ms, 25ms, 50ms, 100ms, 250ms, 500ms, 1s", //
			"llm", "250ms, 500ms, 1s, 2s, 5s, 10s, 30s, 60s", //
			"ttft", "100ms, 250ms, 500ms, 1s, 2s, 5s, 10s");

	private final Map<String, BucketProfile> profiles = new TreeMap<>();

	private final Map<Signal, BucketProfile> signals = new HashMap<>();

	BucketProfileCatalog(BucketsProperties properties) {
		for (Map.Entry<String, String> builtIn : BUILT_IN.entrySet()) {
			this.profiles.put(builtIn.getKey(), BucketProfile.parse(builtIn.getValue()));
		}
		for (Map.Entry<String, List<String>> own : properties.profiles().entrySet()) {
			this.profiles.put(own.getKey(), parse(own.getKey(), own.getValue()));
		}
		for (Signal signal : KnownSignals.all()) {
			this.signals.put(signal, get(signal.profile(), "the default of " + signal));
		}
		for (Map.Entry<String, String> used : properties.signals().entrySet()) {
			String setting = "monitored.buckets.signals." + used.getKey();
			this.signals.put(KnownSignals.parse(used.getKey(), setting), get(used.getValue(), setting));
		}
	}

	/**
	 * Returns the profile of a signal.
	 * @param signal the signal
	 * @return the profile
	 */
	public BucketProfile get(Signal signal) {
		BucketProfile profile = this.signals.get(signal);
		if (profile == null) {
			throw new IllegalStateException("No bucket profile for " + signal);
		}
		return profile;
	}

	/**
	 * Returns the profile with a name.
	 * @param name the name
	 * @param setting where the name is written, for the message
	 * @return the profile
	 * @throws InvalidSettingException if there is no such profile
	 */
	public BucketProfile get(String name, String setting) {
		BucketProfile profile = this.profiles.get(name);
		if (profile == null) {
			throw new InvalidSettingException(setting, name, "there is no bucket profile of that name",
					"Write one of %s, or declare another one under %s."
						.formatted(String.join(", ", this.profiles.keySet()), "monitored.buckets.profiles"));
		}
		return profile;
	}

	/**
	 * Returns the boundaries of a profile together with the thresholds of objectives.
	 * @param profile the profile
	 * @param thresholds the thresholds
	 * @param owner whose objectives they are, for the message
	 * @return the boundaries, in ascending order
	 * @throws InvalidSettingException if there are more than
	 * {@value #MAX_WITH_THRESHOLDS}
	 */
	public List<Duration> union(BucketProfile profile, Collection<Duration> thresholds, String owner) {
		List<Duration> union = union(profile.boundaries(), thresholds);
		if (union.size() > MAX_WITH_THRESHOLDS) {
			throw new InvalidSettingException(owner, null,
					"the bucket profile and the thresholds of the objectives give %d boundaries, %d are allowed"
						.formatted(union.size(), MAX_WITH_THRESHOLDS),
					"Use a bucket profile with fewer boundaries, or fewer objectives.");
		}
		return union;
	}

	/**
	 * Returns the boundaries of a timer that all calls of a signal share: those of the
	 * profile together with the thresholds of all objectives, as long as these are not
	 * too many. The counters of the objectives are exact without.
	 * @param signal the signal
	 * @param thresholds the thresholds
	 * @param meter the name of the timer, for the message
	 * @return the boundaries, in ascending order
	 */
	public List<Duration> union(Signal signal, Collection<Duration> thresholds, String meter) {
		Collection<Duration> boundaries = get(signal).boundaries();
		List<Duration> union = union(boundaries, thresholds);
		if (union.size() <= MAX_WITH_THRESHOLDS) {
			return union;
		}
		logger.warn(
				"The bucket profile and the thresholds of all %s objectives give %d boundaries for %s, %d are allowed; the timer has those of the profile. The counters of the objectives are exact without"
					.formatted(signal.id(), union.size(), meter, MAX_WITH_THRESHOLDS));
		return List.copyOf(boundaries);
	}

	private static List<Duration> union(Collection<Duration> boundaries, Collection<Duration> thresholds) {
		return List.copyOf(new TreeSet<>(Stream.concat(boundaries.stream(), thresholds.stream()).toList()));
	}

	private static BucketProfile parse(String name, List<String> elements) {
		String text = String.join(", ", elements);
		try {
			return BucketProfile.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingException(PROFILES + name, text, String.valueOf(ex.getMessage()),
					"Write up to %d ascending durations such as [ 50ms, 100ms, 500ms, 1s ], or exponential(1ms, 2, 10), or linear(100ms, 100ms, 10)."
						.formatted(BucketProfile.MAX_BOUNDARIES));
		}
	}

}
