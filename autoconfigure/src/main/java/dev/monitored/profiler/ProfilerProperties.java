package dev.monitored.profiler;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.unit.DataSize;

import dev.monitored.profiler.slice.RecordingBounds;
import dev.monitored.settings.HttpUrl;
import dev.monitored.settings.InvalidSettingException;

/**
 * Configuration of the profiler.
 *
 * @param enabled Whether profiles can be recorded where an endpoint of the profiler is
 * accessible.
 * @param directory Folder for the files of profiles, by default the one for temporary
 * files. They are private to the user of the process, and deleted when it ends.
 * @param continuous Recording all the time, before a profile is asked for.
 * @param pyroscope Profiles that Pyroscope's agent pushes.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.profiler", ignoreUnknownFields = false)
public record ProfilerProperties(@DefaultValue("true") boolean enabled, @Nullable Path directory,
		@DefaultValue Continuous continuous, @DefaultValue Pyroscope pyroscope) {

	/**
	 * Checks the settings.
	 */
	public ProfilerProperties {
		if (continuous.enabled() && pyroscope.serverAddress() != null) {
			throw new InvalidSettingException(Continuous.PREFIX + "enabled", "true",
					"records beside Pyroscope's agent, and two profilers in one process disturb each other",
					"Remove it, or remove " + Pyroscope.SERVER_ADDRESS + ".");
		}
	}

	/**
	 * Configuration of what is recorded all the time.
	 *
	 * @param enabled Whether the JVM records at a low rate all the time, so that a
	 * profile of the last minutes is kept when an SLO begins to burn so fast that it
	 * pages.
	 * @param window Length of the profile that is kept when an SLO begins to burn, from a
	 * minute to an hour.
	 * @param maxSize Maximum size of the recording on disk, at least 5 MB. The oldest
	 * events are dropped.
	 */
	public record Continuous(@DefaultValue("false") boolean enabled, @DefaultValue("10m") Duration window,
			@DefaultValue("20MB") DataSize maxSize) {

		private static final String PREFIX = "monitored.profiler.continuous.";

		private static final Duration SHORTEST = Duration.ofMinutes(1);

		private static final Duration LONGEST = Duration.ofHours(1);

		private static final DataSize SMALLEST = DataSize.ofMegabytes(5);

		/**
		 * Checks the settings.
		 */
		public Continuous {
			if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
				throw new InvalidSettingException(PREFIX + "window", window.toString(), "is not from 1m to 1h",
						"Write a time such as 10m.");
			}
			if (maxSize.compareTo(SMALLEST) < 0) {
				throw new InvalidSettingException(PREFIX + "max-size", maxSize.toString(), "is less than 5MB",
						"Write a size such as 20MB.");
			}
		}

		/**
		 * Returns how much of a recording is kept.
		 * @return the bounds
		 */
		RecordingBounds bounds() {
			return this.enabled ? RecordingBounds.continuous(this.window, this.maxSize.toBytes())
					: RecordingBounds.ON_DEMAND;
		}

	}

	/**
	 * Configuration of the agent of Pyroscope, which is native code and profiles instead
	 * of the Flight Recorder.
	 *
	 * @param serverAddress URL of the server to which Pyroscope's agent pushes profiles,
	 * with http or https. It needs io.pyroscope:agent, and no other profile is recorded.
	 */
	public record Pyroscope(@Nullable String serverAddress) {

		/**
		 * The property that turns it on.
		 */
		public static final String SERVER_ADDRESS = "monitored.profiler.pyroscope.server-address";

		/**
		 * Checks the settings.
		 */
		public Pyroscope {
			if (serverAddress != null && serverAddress.isBlank()) {
				serverAddress = null;
			}
			if (serverAddress != null) {
				serverAddress = serverAddress.strip();
				check(serverAddress);
			}
		}

		// A value with a password in it is not shown
		private static void check(String address) {
			if (address.contains("@")) {
				throw new InvalidSettingException(SERVER_ADDRESS, "…" + address.substring(address.lastIndexOf('@')),
						"has a user name or a password in it",
						"Set PYROSCOPE_BASIC_AUTH_USER and PYROSCOPE_BASIC_AUTH_PASSWORD in the environment.");
			}
			if (!HttpUrl.isValid(address)) {
				throw new InvalidSettingException(SERVER_ADDRESS, address,
						"is no URL that begins with http:// or https://", "Write one such as http://pyroscope:4040.");
			}
		}

	}

}
