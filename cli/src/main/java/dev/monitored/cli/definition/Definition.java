package dev.monitored.cli.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

import dev.monitored.cli.document.SourceSlo;

/**
 * The definition of one SLO.
 *
 * @param name the name, as the file has it
 * @param calls the settings that say which calls it is about
 * @param objectives the texts of objectives by setting
 * @param details the other settings
 */
record Definition(String name, Map<String, Object> calls, Map<String, List<String>> objectives,
		Map<String, Object> details) {

	private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");

	private static final Set<String> DETAILS = Set.of("min-rate", "freshness", "team", "runbook");

	/**
	 * Translates an objective.
	 * @param slo the objective
	 * @param remarks takes what the definition says otherwise
	 * @return the definition
	 * @throws NotCountableException if it cannot be counted
	 */
	static Definition of(SourceSlo slo, List<String> remarks) throws NotCountableException {
		if (slo.problem() != null) {
			throw new NotCountableException(slo.problem());
		}
		String signal = slo.annotations().get("signal");
		Map<String, Object> details = details(slo, remarks);
		if (signal != null) {
			ObjectiveSetting objective = ObjectiveSetting.of(slo.annotations().getOrDefault("objective", ""));
			return new Definition(slo.annotations().getOrDefault("slo", slo.name()),
					calls(signal, labels(slo, "match"), labels(slo, "bad-when")), objective.map(), details);
		}
		CountedRatio ratio = CountedRatio.of(slo, remarks);
		return new Definition(slo.name(), calls(ratio.signal(), ratio.match(), Map.of()),
				ObjectiveSetting.of(target(slo), ratio.threshold()).map(), details);
	}

	/**
	 * Returns whether another objective belongs to the same SLO.
	 * @param other the definition of that objective alone
	 * @return whether they differ in their objectives alone
	 */
	boolean accepts(Definition other) {
		return this.name.equals(other.name) && this.calls.equals(other.calls) && this.details.equals(other.details)
				&& Stream.of("availability", "apdex")
					.noneMatch(
							(setting) -> this.objectives.containsKey(setting) && other.objectives.containsKey(setting));
	}

	/**
	 * Returns the SLO with the objectives of both.
	 * @param other the definition that is accepted
	 * @return the definition of all objectives
	 */
	Definition plus(Definition other) {
		Map<String, List<String>> all = new LinkedHashMap<>(this.objectives);
		other.objectives.forEach((setting, texts) -> all.merge(setting, texts,
				(known, added) -> Stream.concat(known.stream(), added.stream()).toList()));
		return new Definition(this.name, this.calls, all, this.details);
	}

	/**
	 * Returns the settings as they are written.
	 * @return the values by key
	 */
	Map<String, Object> settings() {
		Map<String, Object> settings = new LinkedHashMap<>(this.calls);
		this.objectives.forEach((setting, texts) -> settings.put(setting,
				setting.equals("latency") ? new ArrayList<>(texts) : texts.get(0)));
		settings.putAll(this.details);
		return settings;
	}

	private static BigDecimal target(SourceSlo slo) throws NotCountableException {
		BigDecimal target = slo.target();
		if (target == null) {
			throw new NotCountableException("it has no target");
		}
		if (target.compareTo(ONE_PERCENT) < 0 || target.compareTo(BigDecimal.ONE) >= 0) {
			throw new NotCountableException("its target is not between 1 % and 100 %");
		}
		return target;
	}

	private static Map<String, Object> calls(String signal, Map<String, List<String>> match,
			Map<String, List<String>> badWhen) {
		Map<String, Object> calls = new LinkedHashMap<>();
		calls.put("signal", signal);
		if (!match.isEmpty()) {
			calls.put("match", match);
		}
		if (!badWhen.isEmpty()) {
			calls.put("bad-when", badWhen);
		}
		return calls;
	}

	private static Map<String, Object> details(SourceSlo slo, List<String> remarks) {
		Map<String, Object> details = new LinkedHashMap<>();
		String window = window(slo.window());
		if (window != null) {
			details.put("window", window);
		}
		else if (slo.window() != null) {
			remarks
				.add("its window of %s is none of 7d, 28d and 30d; the default of 30d holds".formatted(slo.window()));
		}
		slo.annotations()
			.entrySet()
			.stream()
			.filter((entry) -> DETAILS.contains(entry.getKey()))
			.sorted(Map.Entry.comparingByKey())
			.forEach((entry) -> details.put(entry.getKey(), entry.getValue()));
		if ("true".equals(slo.annotations().get("include-queue"))) {
			details.put("include-queue", true);
		}
		if ("false".equals(slo.annotations().get("page"))) {
			details.put("page", false);
		}
		return details;
	}

	private static @Nullable String window(@Nullable String text) {
		if (text == null) {
			return null;
		}
		return switch (text) {
			case "7d", "1w" -> "7d";
			case "28d", "4w" -> "28d";
			case "30d" -> "30d";
			default -> null;
		};
	}

	private static Map<String, List<String>> labels(SourceSlo slo, String annotation) throws NotCountableException {
		Map<String, List<String>> labels = new LinkedHashMap<>();
		String json = slo.annotations().get(annotation);
		try {
			if (json != null
					&& new Yaml(new SafeConstructor(new LoaderOptions())).load(json) instanceof Map<?, ?> map) {
				map.forEach((label, patterns) -> labels.put(String.valueOf(label), (patterns instanceof List<?> list)
						? list.stream().map(String::valueOf).toList() : List.of(String.valueOf(patterns))));
			}
		}
		catch (YAMLException ex) {
			throw new NotCountableException("its annotation monitored.dev/%s is not JSON".formatted(annotation));
		}
		return labels;
	}

}
