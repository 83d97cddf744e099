package dev.monitored.compatibility;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A line of Spring Boot, such as 4.1: all patch releases, milestones and snapshots of it.
 *
 * @param major the major version
 * @param minor the minor version
 */
record BootLine(int major, int minor) implements Comparable<BootLine> {

	/**
	 * The oldest line that works.
	 */
	static final BootLine OLDEST = new BootLine(4, 0);

	/**
	 * The newest line that Monitored was tested on.
	 */
	static final BootLine NEWEST_TESTED = new BootLine(4, 1);

	private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})([.-].*)?");

	/**
	 * Returns the line of a version.
	 * @param version the version, such as {@code 4.1.0} or {@code 4.2.0-M1}
	 * @return the line, or {@code null} if the text is no version
	 */
	static @Nullable BootLine of(@Nullable String version) {
		Matcher matcher = VERSION.matcher((version != null) ? version.trim() : "");
		return matcher.matches() ? new BootLine(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
				: null;
	}

	/**
	 * Returns whether this line lacks what Monitored needs.
	 * @return whether it is older than the oldest one that works
	 */
	boolean isUnsupported() {
		return compareTo(OLDEST) < 0;
	}

	/**
	 * Returns whether this line came after Monitored.
	 * @return whether it is newer than the newest one that was tested
	 */
	boolean isUntested() {
		return compareTo(NEWEST_TESTED) > 0;
	}

	@Override
	public int compareTo(BootLine other) {
		return (this.major != other.major) ? Integer.compare(this.major, other.major)
				: Integer.compare(this.minor, other.minor);
	}

	@Override
	public String toString() {
		return this.major + "." + this.minor;
	}

}
