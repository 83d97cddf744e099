package dev.monitored.guard;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;

import dev.monitored.label.LabelKey;
import dev.monitored.label.NearestText;
import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.KnownSignals;

/**
 * The meters of Monitored with their labels, as each package contributes them, so that a
 * limit for one that does not exist is found.
 */
final class OwnMeters {

	/**
	 * What Prometheus adds to the names of meters.
	 */
	private static final Pattern UNIT = Pattern.compile("(\\.(seconds|total|usd|ratio|days|bucket|count|sum|max))+$");

	private final Environment environment;

	/**
	 * Creates the meters of an application.
	 * @param environment where the application declares more labels
	 */
	OwnMeters(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Returns the labels of a meter of ours.
	 * @return the label keys by the name of the meter
	 */
	static Map<String, List<String>> labels() {
		return Known.LABELS;
	}

	/**
	 * Checks that a label exists, if its meter is one of ours.
	 * @param setting the beginning of the settings with the two names
	 * @param meter the name of the meter
	 * @param label the key of the label, in either spelling
	 * @throws InvalidSettingException if there is no such meter, or no such label
	 */
	void check(String setting, String meter, String label) {
		List<String> labels = labels().get(meter);
		if (labels != null) {
			checkLabel(setting, meter, label, new TreeSet<>(all(meter, labels)));
		}
		else if (spelt(meter) != null || isNear(meter)) {
			throw new InvalidSettingException(setting + "meter", meter, "Monitored has no meter of that name",
					"Write the name of a meter as in Micrometer: %s.".formatted(suggestion(meter)));
		}
	}

	private static boolean isNear(String meter) {
		String dotted = meter.replace('_', '.').toLowerCase(Locale.ROOT) + ".";
		return Known.SOURCES.stream()
			.flatMap((source) -> source.beginnings().stream())
			.anyMatch((beginning) -> dotted.startsWith(beginning + "."))
				&& NearestText.of(meter, labels().keySet()) != null;
	}

	private static void checkLabel(String setting, String meter, String label, TreeSet<String> labels) {
		if (labels.stream().noneMatch(new LabelKey(label)::is)) {
			String others = labelSettings(meter).map("; others are declared in %s"::formatted).findFirst().orElse("");
			throw new InvalidSettingException(setting + "label", label,
					"the meter '%s' has no label of that name%s".formatted(meter, NearestText.question(label, labels)),
					labels.isEmpty() ? "Remove the entry: the meter has no labels."
							: "Write one of %s%s.".formatted(String.join(", ", labels), others));
		}
	}

	private List<String> all(String meter, List<String> labels) {
		Stream<String> declared = labelSettings(meter).flatMap((setting) -> Binder.get(this.environment)
			.bind(setting, Bindable.listOf(String.class))
			.orElseGet(List::of)
			.stream());
		Stream<String> matched = LabelGuard.MATCHED.equals(meter)
				? KnownSignals.all()
					.stream()
					.flatMap((signal) -> signal.labels().stream().map((label) -> signal.id() + "." + label))
				: Stream.of();
		return Stream.of(labels.stream(), declared, matched).flatMap(Function.identity()).toList();
	}

	private static Stream<String> labelSettings(String meter) {
		return Known.SOURCES.stream().flatMap((source) -> Stream.ofNullable(source.labelSetting(meter)));
	}

	private static String suggestion(String meter) {
		String spelt = spelt(meter);
		String nearest = (spelt != null) ? spelt : NearestText.of(meter, labels().keySet());
		return (nearest != null) ? nearest : String.join(", ", new TreeMap<>(labels()).keySet());
	}

	/**
	 * Returns the name of one of our meters that is spelt as Prometheus does.
	 * @param meter the name in any spelling
	 * @return the name in Micrometer's spelling, or {@code null} if it is none of ours
	 */
	private static @Nullable String spelt(String meter) {
		String dotted = meter.replace('_', '.').toLowerCase(Locale.ROOT);
		String withoutUnit = UNIT.matcher(dotted).replaceAll("");
		return Stream.of(dotted, withoutUnit).filter(labels()::containsKey).findFirst().orElse(null);
	}

	/**
	 * What was contributed, which is read only where a limit for a label is configured.
	 */
	private static final class Known {

		static final List<MeterSource> SOURCES = SpringFactoriesLoader
			.forDefaultResourceLocation(OwnMeters.class.getClassLoader())
			.load(MeterSource.class);

		static final Map<String, List<String>> LABELS = SOURCES.stream()
			.flatMap((source) -> source.meters().stream())
			.collect(Collectors.toUnmodifiableMap(MeterDetails::meterName, MeterDetails::labels,
					(first, second) -> first));

	}

}
