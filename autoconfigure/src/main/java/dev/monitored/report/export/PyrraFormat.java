package dev.monitored.report.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes objectives as resources {@code pyrra.dev/v1alpha1} of
 * <a href="https://github.com/pyrra-dev/pyrra">Pyrra</a>.
 */
final class PyrraFormat {

	private PyrraFormat() {
	}

	/**
	 * Writes objectives.
	 * @param objectives the objectives
	 * @return a document for each
	 */
	static List<Map<String, Object>> documents(List<ExportedObjective> objectives) {
		return objectives.stream().map(PyrraFormat::resource).toList();
	}

	private static Map<String, Object> resource(ExportedObjective objective) {
		Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("name", objective.name());
		metadata.put("annotations", objective.annotations());
		Map<String, Object> resource = new LinkedHashMap<>();
		resource.put("apiVersion", "pyrra.dev/v1alpha1");
		resource.put("kind", "ServiceLevelObjective");
		resource.put("metadata", metadata);
		resource.put("spec", spec(objective));
		return resource;
	}

	private static Map<String, Object> spec(ExportedObjective objective) {
		Map<String, Object> ratio = new LinkedHashMap<>();
		ratio.put("errors", Map.of("metric", objective.badEvents()));
		ratio.put("total", Map.of("metric", objective.events()));
		Map<String, Object> spec = new LinkedHashMap<>();
		spec.put("description", objective.title());
		spec.put("target", objective.percent().toPlainString());
		spec.put("window", objective.slo().window().text());
		spec.put("indicator", Map.of("ratio", ratio));
		return spec;
	}

}
