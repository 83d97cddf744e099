package dev.monitored.report.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes objectives as <a href="https://github.com/OpenSLO/OpenSLO">OpenSLO</a> v1: the
 * service, and an SLO for each objective with the ratio of bad events.
 */
final class OpenSloFormat {

	private static final String VERSION = "openslo/v1";

	private OpenSloFormat() {
	}

	/**
	 * Writes objectives.
	 * @param application the application that has them
	 * @param objectives the objectives
	 * @return the documents
	 */
	static List<Map<String, Object>> documents(String application, List<ExportedObjective> objectives) {
		List<Map<String, Object>> documents = new ArrayList<>();
		documents.add(object("Service", metadata(UniqueNames.dnsLabel(application), application), Map.of()));
		objectives.forEach((objective) -> {
			Map<String, Object> metadata = metadata(objective.name(), objective.title());
			metadata.put("annotations", objective.annotations());
			documents.add(object("SLO", metadata, spec(objective)));
		});
		return documents;
	}

	private static Map<String, Object> object(String kind, Map<String, Object> metadata, Map<String, Object> spec) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("apiVersion", VERSION);
		object.put("kind", kind);
		object.put("metadata", metadata);
		object.put("spec", spec);
		return object;
	}

	private static Map<String, Object> metadata(String name, String displayName) {
		Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("name", name);
		metadata.put("displayName", displayName);
		return metadata;
	}

	private static Map<String, Object> spec(ExportedObjective objective) {
		Map<String, Object> spec = new LinkedHashMap<>();
		spec.put("service", UniqueNames.dnsLabel(objective.application()));
		spec.put("indicator", indicator(objective));
		spec.put("timeWindow", List.of(window(objective)));
		spec.put("budgetingMethod", "Occurrences");
		spec.put("objectives", List.of(target(objective)));
		return spec;
	}

	private static Map<String, Object> indicator(ExportedObjective objective) {
		Map<String, Object> indicator = new LinkedHashMap<>();
		indicator.put("metadata", Map.of("name", objective.name()));
		indicator.put("spec", Map.of("ratioMetric", ratio(objective)));
		return indicator;
	}

	private static Map<String, Object> ratio(ExportedObjective objective) {
		Map<String, Object> ratio = new LinkedHashMap<>();
		ratio.put("counter", true);
		ratio.put("bad", metric(objective.badEvents()));
		ratio.put("total", metric(objective.events()));
		return ratio;
	}

	private static Map<String, Object> metric(String query) {
		Map<String, Object> source = new LinkedHashMap<>();
		source.put("type", "Prometheus");
		source.put("spec", Map.of("query", query));
		return Map.of("metricSource", source);
	}

	private static Map<String, Object> window(ExportedObjective objective) {
		Map<String, Object> window = new LinkedHashMap<>();
		window.put("duration", objective.slo().window().text());
		window.put("isRolling", true);
		return window;
	}

	private static Map<String, Object> target(ExportedObjective objective) {
		Map<String, Object> target = new LinkedHashMap<>();
		target.put("displayName", objective.objective().text());
		target.put("target", objective.objective().target());
		return target;
	}

}
