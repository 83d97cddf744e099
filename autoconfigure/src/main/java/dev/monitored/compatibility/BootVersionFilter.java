package dev.monitored.compatibility;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Refuses lines of Spring Boot that are too old, and warns once of those that are newer
 * than what was tested. Boot asks import filters before it loads any auto-configuration,
 * so that the classes which an old line lacks are not missed first. It filters nothing.
 */
final class BootVersionFilter implements AutoConfigurationImportFilter {

	private static final Log logger = LogFactory.getLog(BootVersionFilter.class);

	private static final String OURS = "dev.monitored.";

	private static final AtomicBoolean WARNED = new AtomicBoolean();

	private final @Nullable String version;

	private final @Nullable BootLine line;

	private final AtomicBoolean warned;

	BootVersionFilter() {
		this(SpringBootVersion.getVersion(), WARNED);
	}

	/**
	 * Creates a filter.
	 * @param version the version of Spring Boot, if it is known
	 * @param warned whether the application was warned
	 */
	BootVersionFilter(@Nullable String version, AtomicBoolean warned) {
		this.version = version;
		this.line = BootLine.of(version);
		this.warned = warned;
	}

	@Override
	public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
		if (this.line != null && isOursAmong(candidates)) {
			check(this.line);
		}
		boolean[] matches = new boolean[candidates.length];
		Arrays.fill(matches, true);
		return matches;
	}

	private void check(BootLine line) {
		if (line.isUnsupported()) {
			throw new UnsupportedBootException(String.valueOf(this.version));
		}
		if (line.isUntested() && this.warned.compareAndSet(false, true)) {
			logger.warn(
					"Monitored was tested on Spring Boot %s to %s, and this application runs on %s. Look for a release of Monitored that names this version"
						.formatted(BootLine.OLDEST, BootLine.NEWEST_TESTED, this.version));
		}
	}

	// Spring asks once about all auto-configurations, and then about each class that it
	// reads
	private static boolean isOursAmong(@Nullable String[] candidates) {
		for (String candidate : candidates) {
			if (candidate != null && candidate.startsWith(OURS)) {
				return true;
			}
		}
		return false;
	}

}
