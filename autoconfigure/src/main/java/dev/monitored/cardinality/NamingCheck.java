package dev.monitored.cardinality;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;

/**
 * Says which conventions of Prometheus a meter breaks:
 * <a href="https://prometheus.io/docs/practices/naming/">lower case, base units, and no
 * suffix that Prometheus gives itself</a>.
 */
final class NamingCheck {

	private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_][a-zA-Z0-9._-]*");

	private static final Map<String, String> BASE_UNITS = Map.ofEntries(Map.entry("ms", "seconds"),
			Map.entry("millis", "seconds"), Map.entry("milliseconds", "seconds"), Map.entry("us", "seconds"),
			Map.entry("micros", "seconds"), Map.entry("microseconds", "seconds"), Map.entry("ns", "seconds"),
			Map.entry("nanos", "seconds"), Map.entry("nanoseconds", "seconds"), Map.entry("minutes", "seconds"),
			Map.entry("hours", "seconds"), Map.entry("kb", "bytes"), Map.entry("kilobytes", "bytes"),
			Map.entry("mb", "bytes"), Map.entry("megabytes", "bytes"), Map.entry("gb", "bytes"),
			Map.entry("gigabytes", "bytes"), Map.entry("percent", "ratio"), Map.entry("percentage", "ratio"));

	private static final Set<String> SUFFIXES = Set.of("total", "count", "sum", "bucket", "created");

	private static final Set<String> RESERVED_LABELS = Set.of("le", "quantile");

	private NamingCheck() {
	}

	/**
	 * Returns what is wrong with a meter.
	 * @param id the meter
	 * @param labels the keys of its labels
	 * @return the problems, sentences without an end
	 */
	static Stream<String> problems(Meter.Id id, Collection<String> labels) {
		return Stream.concat(ofName(id), labels.stream().flatMap(NamingCheck::ofLabel));
	}

	private static Stream<String> ofName(Meter.Id id) {
		String name = id.getName();
		return Stream.of(ofText("the name", name), ofUnit(id), ofSuffix(id)).flatMap((problem) -> problem);
	}

	private static Stream<String> ofLabel(String key) {
		String label = "the label '%s'".formatted(key);
		if (RESERVED_LABELS.contains(key) || key.startsWith("__")) {
			return Stream.of(label + " is one that Prometheus writes itself");
		}
		return ofText(label, key);
	}

	private static Stream<String> ofText(String what, String text) {
		if (!PLAIN.matcher(text).matches()) {
			return Stream.of(what + " has characters other than letters, digits, dots and underscores");
		}
		String lowerCase = text.replaceAll("([a-z0-9])([A-Z])", "$1.$2").toLowerCase(Locale.ROOT);
		return text.equals(text.toLowerCase(Locale.ROOT)) ? Stream.empty()
				: Stream.of("%s has capital letters: write %s".formatted(what, lowerCase));
	}

	private static Stream<String> ofUnit(Meter.Id id) {
		boolean isTimer = id.getType() == Meter.Type.TIMER || id.getType() == Meter.Type.LONG_TASK_TIMER;
		String unit = isTimer ? "" : Objects.requireNonNullElse(id.getBaseUnit(), "");
		return Stream.of(lastWord(id.getName()), unit.toLowerCase(Locale.ROOT))
			.filter(BASE_UNITS::containsKey)
			.distinct()
			.map((found) -> "the unit is '%s': use %s".formatted(found, BASE_UNITS.get(found)));
	}

	private static Stream<String> ofSuffix(Meter.Id id) {
		String suffix = (id.getBaseUnit() != null) ? "" : lastWord(id.getName());
		boolean isOwn = id.getType() == Meter.Type.COUNTER && "total".equals(suffix);
		return (SUFFIXES.contains(suffix) && !isOwn)
				? Stream.of("the name ends in '%s', which Prometheus gives to samples itself".formatted(suffix))
				: Stream.empty();
	}

	private static String lastWord(String name) {
		String[] words = name.split("[._-]");
		return (words.length > 0) ? words[words.length - 1].toLowerCase(Locale.ROOT) : "";
	}

}
