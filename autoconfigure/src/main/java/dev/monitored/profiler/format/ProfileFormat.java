package dev.monitored.profiler.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.MimeType;

import dev.monitored.profiler.slice.Profile;
import dev.monitored.profiler.slice.Profiler;

/**
 * A format in which profiles can be read.
 */
public enum ProfileFormat {

	/**
	 * A flame graph, a page.
	 */
	FLAMEGRAPH("text/html;charset=UTF-8"),

	/**
	 * A line for each stack.
	 */
	COLLAPSED("text/plain;charset=UTF-8"),

	/**
	 * What pprof and Pyroscope read.
	 */
	PPROF("application/octet-stream"),

	/**
	 * What JDK Mission Control reads: all events, whatever the calls.
	 */
	JFR("application/octet-stream");

	private static final String DRAWS_FLAME_GRAPHS = "one.convert.FlameGraph";

	private final MimeType type;

	ProfileFormat(String type) {
		this.type = MimeType.valueOf(type);
	}

	/**
	 * Returns a format.
	 * @param name its name, such as {@code collapsed}
	 * @return the format, or {@code null} if there is none of that name
	 */
	public static @Nullable ProfileFormat of(String name) {
		return Arrays.stream(values()).filter((format) -> format.text().equals(name)).findFirst().orElse(null);
	}

	/**
	 * Returns the name of the format.
	 * @return the name, such as {@code collapsed}
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns what a profile is sent as.
	 * @return the type of its content
	 */
	public MimeType type() {
		return this.type;
	}

	/**
	 * Returns why the format cannot be had.
	 * @return what is missing and where it comes from, or {@code null} if nothing is
	 */
	public @Nullable String obstacle() {
		return (this == FLAMEGRAPH && !ClassUtils.isPresent(DRAWS_FLAME_GRAPHS, ProfileFormat.class.getClassLoader()))
				? "Flame graphs are drawn by a library that is not there. Add the dependency "
						+ "tools.profiler:jfr-converter, or read the format 'collapsed'."
				: null;
	}

	/**
	 * Returns whether two kinds of calls can be compared in the format.
	 * @return whether it can show a difference
	 */
	public boolean showsDifferences() {
		return this == FLAMEGRAPH || this == COLLAPSED;
	}

	/**
	 * Returns a profile in this format.
	 * @param profile a profile that can be read
	 * @param choice which samples are wanted
	 * @param profiler has the file of events
	 * @return the content
	 * @throws IOException if it cannot be written
	 */
	public byte[] write(Profile profile, SampleChoice choice, Profiler profiler) throws IOException {
		return switch (this) {
			case FLAMEGRAPH -> FlameGraphPage.of(profile.samples(), choice,
					"%s of %s".formatted(profile.kind().text(), choice.text()));
			case COLLAPSED -> CollapsedText.of(profile.samples(), choice).getBytes(StandardCharsets.UTF_8);
			case PPROF -> PprofBytes.of(profile.samples(), choice, PprofType.of(profile.kind()), profile.start(),
					profile.length());
			case JFR -> profiler.raw(profile);
		};
	}

}
