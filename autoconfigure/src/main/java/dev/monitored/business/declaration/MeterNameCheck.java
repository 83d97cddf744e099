package dev.monitored.business.declaration;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.core.io.support.SpringFactoriesLoader;

import dev.monitored.label.LabelKey;
import dev.monitored.registry.MeterSource;
import dev.monitored.settings.InvalidSettingException;

/**
 * Checks the names of meters.
 */
final class MeterNameCheck {

	private static final Pattern DOTTED = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z0-9]+)*");

	/**
	 * What Prometheus adds to names, or takes off them.
	 */
	static final Set<String> SUFFIXES = Set.of("total", "count", "sum", "bucket", "max", "created", "info");

	private final Map<LabelKey, String> taken = new HashMap<>();

	/**
	 * Takes a name.
	 * @param name the name
	 * @param kind what has it
	 * @param source where it is written
	 * @throws InvalidSettingException if it is none, or taken
	 */
	void take(String name, MeterKind kind, String source) {
		if (!DOTTED.matcher(name).matches()) {
			throw new InvalidSettingException(source, name, "the name is not in lower case with dots",
					"Write %s.".formatted(dotted(name)));
		}
		checkSuffix(name, kind, source);
		OwnNames.BEGINNINGS.stream()
			.filter((beginning) -> name.equals(beginning) || name.startsWith(beginning + "."))
			.findFirst()
			.ifPresent((beginning) -> {
				throw new InvalidSettingException(source, name,
						"Monitored itself has the meters that begin with '%s.'".formatted(beginning),
						"Write a name that begins otherwise, such as shop.%s.".formatted(name));
			});
		String other = this.taken.putIfAbsent(new LabelKey(name), source);
		if (other != null) {
			throw new InvalidSettingException(source, name, "%s has that name too".formatted(other),
					"Give one of them another name.");
		}
	}

	private static void checkSuffix(String name, MeterKind kind, String source) {
		String last = name.substring(name.lastIndexOf('.') + 1);
		boolean isUnitOfTimer = kind == MeterKind.TIMER && "seconds".equals(last);
		if (SUFFIXES.contains(last) || isUnitOfTimer) {
			throw new InvalidSettingException(source, name,
					"the name ends in '%s', which Prometheus appends itself".formatted(last),
					name.contains(".") ? "Write %s.".formatted(name.substring(0, name.lastIndexOf('.')))
							: "Write what it is about, such as orders.completed.");
		}
	}

	private static String dotted(String name) {
		String words = name.replaceAll("([a-z0-9])([A-Z])", "$1.$2")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9]+", ".")
			.replaceAll("^[.0-9]+|\\.+$", "");
		return words.isEmpty() ? "a name such as orders.completed" : words;
	}

	/**
	 * The names of Monitored itself, which are looked up with the first meter.
	 */
	private static final class OwnNames {

		static final List<String> BEGINNINGS = SpringFactoriesLoader
			.forDefaultResourceLocation(MeterNameCheck.class.getClassLoader())
			.load(MeterSource.class)
			.stream()
			.map(MeterSource::beginnings)
			.flatMap(Collection::stream)
			.distinct()
			.sorted()
			.toList();

	}

}
