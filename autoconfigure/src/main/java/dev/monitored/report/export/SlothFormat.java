package dev.monitored.report.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes objectives as the specification {@code prometheus/v1} of
 * <a href="https://sloth.dev">Sloth</a>.
 */
final class SlothFormat {

	private static final Map<String, Object> PAGE = labels("critical", "page");

	private static final Map<String, Object> TICKET = labels("warning", "ticket");

	private SlothFormat() {
	}

	/**
	 * Writes objectives.
	 * @param application the application that has them
	 * @param objectives the objectives
	 * @return the document
	 */
	static List<Map<String, Object>> documents(String application, List<ExportedObjective> objectives) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("version", "prometheus/v1");
		document.put("service", UniqueNames.dnsLabel(application));
		document.put("labels", Map.of("application", AlertText.of(application)));
		document.put("slos", objectives.stream().map(SlothFormat::slo).toList());
		return List.of(document);
	}

	private static Map<String, Object> slo(ExportedObjective objective) {
		Map<String, Object> slo = new LinkedHashMap<>();
		slo.put("name", objective.name());
		slo.put("objective", objective.percent());
		slo.put("labels", identity(objective));
		slo.put("sli", Map.of("events", events(objective)));
		slo.put("alerting", alerting(objective));
		return slo;
	}

	private static Map<String, Object> identity(ExportedObjective objective) {
		Map<String, Object> labels = new LinkedHashMap<>();
		labels.put("slo", AlertText.of(objective.slo().name()));
		labels.put("sli", objective.objective().sli());
		String team = objective.slo().team();
		if (team != null && !team.isBlank()) {
			labels.put("team", AlertText.of(team));
		}
		return labels;
	}

	private static Map<String, Object> events(ExportedObjective objective) {
		Map<String, Object> events = new LinkedHashMap<>();
		events.put("error_query", rate(objective.badEvents()));
		events.put("total_query", rate(objective.events()));
		return events;
	}

	private static String rate(String series) {
		return "sum(rate(" + series + "[{{.window}}]))";
	}

	private static Map<String, Object> alerting(ExportedObjective objective) {
		Map<String, Object> annotations = new LinkedHashMap<>();
		annotations.put("objective", objective.objective().text());
		String runbook = objective.slo().runbook();
		if (runbook != null) {
			annotations.put("runbook_url", AlertText.of(runbook));
		}
		Map<String, Object> alerting = new LinkedHashMap<>();
		alerting.put("name", "SloErrorBudgetBurn");
		alerting.put("annotations", annotations);
		alerting.put("page_alert", Map.of("labels", objective.slo().page() ? PAGE : TICKET));
		alerting.put("ticket_alert", Map.of("labels", TICKET));
		return alerting;
	}

	private static Map<String, Object> labels(String severity, String notify) {
		Map<String, Object> labels = new LinkedHashMap<>();
		labels.put("severity", severity);
		labels.put("notify", notify);
		return labels;
	}

}
