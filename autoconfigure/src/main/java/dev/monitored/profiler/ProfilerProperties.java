package dev.monitored.profiler;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.unit.DataSize;

import dev.monitored.profiler.slice.RecordingBounds;
import dev.monitored.settings.InvalidSettingException;

/**
 * Configuration of the profiler.
 *
 * @param enabled Whether profiles can be recorded where an endpoint of the profiler is
 * accessible.
 * @param directory Folder for the files of profiles, by default the one for temporary
 * files. They are private to the user of the process, and deleted when it ends.
 * @param continuous Recording before anybody asks for a profile.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.profiler", ignoreUnknownFields = false)
public record ProfilerProperties(@DefaultValue("true") boolean enabled, @Nullable Path directory,
		@DefaultValue Continuous continuous) {

	/**
	 * Configuration of what is recorded all the time.
	 *
	 * @param enabled Whether it is recorded all the time, at a low rate, what threads run
	 * and wait for. When an SLO begins to burn so fast that it pages, what was recorded
	 * until then is kept as a profile.
	 * @param window How much of it is kept as a profile, from a minute to an hour.
	 * @param maxSize How much of it is on disk at most, from 5 MB on. Older events go.
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

}
