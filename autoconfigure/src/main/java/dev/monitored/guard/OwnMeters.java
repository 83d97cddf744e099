package dev.monitored.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.monitored.label.LabelKey;
import dev.monitored.label.NearestText;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.KnownSignals;

/**
 * The meters of Monitored with their labels, so that a limit for one that does not exist
 * is found. A test compares them with what the binders declare, of which this package
 * knows nothing.
 */
final class OwnMeters {

	private static final List<String> MODEL = List.of("provider", "model");

	private static final List<String> OBJECTIVE = List.of("application", "process", "slo", "sli");

	private static final List<String> QUERY = List.of("datasource", "operation", "table");

	private static final Map<String, List<String>> LABELS = Map.ofEntries(
			Map.entry("operation.duration", List.of("operation", "status")),
			Map.entry("operation.active", List.of("operation")),
			Map.entry("operation.errors", List.of("operation", "error")), Map.entry("http.server.active", List.of()),
			Map.entry("api.errors", List.of("error.type", "error.code", "path")),
			Map.entry("db.query.duration", and(QUERY, "status")), Map.entry("db.query.active", List.of("datasource")),
			Map.entry("db.query.errors", and(QUERY, "error")), Map.entry("db.batch.size", QUERY),
			Map.entry("llm.latency", and(MODEL, "stream.mode", "status")), Map.entry("llm.ttft", MODEL),
			Map.entry("llm.chunk.gap", MODEL), Map.entry("llm.tokens.used", and(MODEL, "type")),
			Map.entry("llm.usage.missing", MODEL), Map.entry("llm.output.rate", MODEL),
			Map.entry("llm.cost", and(MODEL, "type")), Map.entry("llm.cost.unpriced", MODEL),
			Map.entry("llm.errors", and(MODEL, "error")), Map.entry("llm.finish", and(MODEL, "reason")),
			Map.entry("llm.active", MODEL), Map.entry("llm.tool", List.of("tool", "status")),
			Map.entry("llm.http.attempts", List.of("provider", "status", "retry")), Map.entry("slo.events", OBJECTIVE),
			Map.entry("slo.bad.events", OBJECTIVE), Map.entry("slo.budget.events", OBJECTIVE),
			Map.entry("slo.objective", OBJECTIVE), Map.entry("slo.threshold", OBJECTIVE),
			Map.entry("slo.window", OBJECTIVE), Map.entry("slo.active.calls", List.of("application", "process", "slo")),
			Map.entry("slo.calls", List.of("application", "process", "slo")),
			Map.entry("slo.info", List.of("application", "process", "slo", "team", "runbook", "page", "lifecycle")),
			Map.entry("slo.min.rate", List.of("application", "process", "slo")),
			Map.entry("slo.process.start.time", List.of("application", "process")),
			Map.entry("monitored.guard.folded", List.of("meter", "label")),
			Map.entry("application.info", List.of("application", "version", "commit")));

	/**
	 * What the names of our meters begin with. Meters of applications may begin like
	 * that, too.
	 */
	private static final Pattern NAME = Pattern
		.compile("(operation|llm|slo|monitored|db[._]query|db[._]batch|api[._]errors)([._].*)?");

	/**
	 * What Prometheus adds to the names of meters.
	 */
	private static final Pattern UNIT = Pattern.compile("(\\.(seconds|total|usd|ratio|days|bucket|count|sum|max))+$");

	private final List<String> tagKeys;

	/**
	 * Creates the meters of an application.
	 * @param tagKeys the label keys that its operations have besides
	 */
	OwnMeters(List<String> tagKeys) {
		this.tagKeys = tagKeys;
	}

	/**
	 * Returns the labels of a meter of ours.
	 * @return the label keys by the name of the meter
	 */
	static Map<String, List<String>> labels() {
		return LABELS;
	}

	/**
	 * Checks that a label exists, if its meter is one of ours.
	 * @param setting the beginning of the settings with the two names
	 * @param meter the name of the meter
	 * @param label the key of the label, in either spelling
	 * @throws InvalidSettingException if there is no such meter, or no such label
	 */
	void check(String setting, String meter, String label) {
		List<String> labels = LABELS.get(meter);
		if (labels != null) {
			checkLabel(setting, meter, label, new TreeSet<>(all(meter, labels)));
		}
		else if (spelt(meter) != null || isNear(meter)) {
			throw new InvalidSettingException(setting + "meter", meter, "Monitored has no meter of that name",
					"Write the name of a meter as in Micrometer: %s.".formatted(suggestion(meter)));
		}
	}

	private static boolean isNear(String meter) {
		return NAME.matcher(meter.toLowerCase(Locale.ROOT)).matches() && NearestText.of(meter, LABELS.keySet()) != null;
	}

	private static void checkLabel(String setting, String meter, String label, TreeSet<String> labels) {
		if (labels.stream().noneMatch(new LabelKey(label)::is)) {
			throw new InvalidSettingException(setting + "label", label,
					"the meter '%s' has no label of that name%s".formatted(meter, NearestText.question(label, labels)),
					labels.isEmpty() ? "Remove the entry: the meter has no labels."
							: "Write one of %s%s.".formatted(String.join(", ", labels),
									"operation.duration".equals(meter)
											? "; others are declared in monitored.operation.tag-keys" : ""));
		}
	}

	private List<String> all(String meter, List<String> labels) {
		Stream<String> more = switch (meter) {
			case "operation.duration" -> this.tagKeys.stream();
			case "slo.events" -> KnownSignals.all()
				.stream()
				.flatMap((signal) -> signal.labels().stream().map((label) -> signal.id() + "." + label));
			default -> Stream.of();
		};
		return Stream.concat(labels.stream(), more).toList();
	}

	private static String suggestion(String meter) {
		String spelt = spelt(meter);
		String nearest = (spelt != null) ? spelt : NearestText.of(meter, LABELS.keySet());
		return (nearest != null) ? nearest : String.join(", ", new TreeMap<>(LABELS).keySet());
	}

	/**
	 * Returns the name of one of our meters that is spelt as Prometheus does.
	 * @param meter the name in any spelling
	 * @return the name in Micrometer's spelling, or {@code null} if it is none of ours
	 */
	private static @Nullable String spelt(String meter) {
		String dotted = meter.replace('_', '.').toLowerCase(Locale.ROOT);
		String withoutUnit = UNIT.matcher(dotted).replaceAll("");
		return Stream.of(dotted, withoutUnit).filter(LABELS::containsKey).findFirst().orElse(null);
	}

	private static List<String> and(List<String> labels, String... more) {
		List<String> all = new ArrayList<>(labels);
		all.addAll(List.of(more));
		return all;
	}

}
