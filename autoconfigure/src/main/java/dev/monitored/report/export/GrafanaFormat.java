package dev.monitored.report.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.monitored.slo.Slo;

/**
 * Writes alerts as a file that Grafana provisions. They ask what {@code slo-rules.yml}
 * records while an objective burns, so that they fire when its alerts do.
 */
final class GrafanaFormat {

	private static final String SUMMARY = "{{ .Labels.application }}/{{ .Labels.slo }}: {{ .Labels.sli }} burns its"
			+ " error budget faster than allowed";

	private GrafanaFormat() {
	}

	/**
	 * Writes alerts.
	 * @param application the application that has the SLOs
	 * @param slos the SLOs
	 * @return the document
	 */
	static List<Map<String, Object>> documents(String application, List<Slo> slos) {
		UniqueNames titles = new UniqueNames();
		List<Map<String, Object>> rules = new ArrayList<>();
		slos.forEach((slo) -> {
			String title = UniqueNames.dnsLabel(application) + "/" + titles.name(slo.name());
			Arrays.stream(Burn.values()).forEach((burn) -> rules.add(rule(application, slo, title, burn)));
		});
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("apiVersion", 1);
		document.put("groups", rules.isEmpty() ? List.of() : List.of(group(application, rules)));
		return List.of(document);
	}

	private static Map<String, Object> group(String application, List<Map<String, Object>> rules) {
		Map<String, Object> group = new LinkedHashMap<>();
		group.put("orgId", 1);
		group.put("name", "monitored-" + UniqueNames.dnsLabel(application));
		group.put("folder", "Monitored");
		group.put("interval", "1m");
		group.put("rules", rules);
		return group;
	}

	private static Map<String, Object> rule(String application, Slo slo, String title, Burn burn) {
		Map<String, Object> rule = new LinkedHashMap<>();
		rule.put("uid", "monitored-" + UniqueNames.hash(String.join("\n", application, slo.name(), burn.tiers)));
		rule.put("title", title + ": " + burn.title);
		rule.put("condition", "B");
		rule.put("data", List.of(query(application, slo, burn.tiers), isThere()));
		rule.put("noDataState", "OK");
		rule.put("execErrState", "Error");
		rule.put("for", burn.wait);
		rule.put("annotations", annotations(slo));
		rule.put("labels", labels(slo.page() && burn != Burn.SLOW));
		rule.put("isPaused", false);
		return rule;
	}

	private static Map<String, Object> query(String application, Slo slo, String tiers) {
		Map<String, Object> model = new LinkedHashMap<>();
		model.put("refId", "A");
		model.put("expr",
				new SeriesSelector("monitored_slo:alerting:burn_rate").with("application", application)
					.with("slo", slo.name())
					.withAny("tier", tiers)
					.toString());
		model.put("instant", true);
		model.put("range", false);
		return step("A", "${MONITORED_DATASOURCE_UID}", model);
	}

	/**
	 * Fires for each series, whatever its value: it may be 0 while an alert holds.
	 * @return the step
	 */
	private static Map<String, Object> isThere() {
		Map<String, Object> evaluator = new LinkedHashMap<>();
		evaluator.put("type", "gt");
		evaluator.put("params", List.of(-1));
		Map<String, Object> model = new LinkedHashMap<>();
		model.put("refId", "B");
		model.put("type", "threshold");
		model.put("expression", "A");
		model.put("conditions", List.of(Map.of("evaluator", evaluator)));
		return step("B", "__expr__", model);
	}

	private static Map<String, Object> step(String id, String dataSource, Map<String, Object> model) {
		Map<String, Object> range = new LinkedHashMap<>();
		range.put("from", 600);
		range.put("to", 0);
		Map<String, Object> step = new LinkedHashMap<>();
		step.put("refId", id);
		step.put("relativeTimeRange", range);
		step.put("datasourceUid", dataSource);
		step.put("model", model);
		return step;
	}

	private static Map<String, Object> annotations(Slo slo) {
		Map<String, Object> annotations = new LinkedHashMap<>();
		annotations.put("summary", SUMMARY);
		String runbook = slo.runbook();
		if (runbook != null) {
			// Grafana reads $ as the begin of a variable
			annotations.put("runbook_url", AlertText.of(runbook).replace("$", "%24"));
		}
		return annotations;
	}

	private static Map<String, Object> labels(boolean page) {
		Map<String, Object> labels = new LinkedHashMap<>();
		labels.put("severity", page ? "critical" : "warning");
		labels.put("notify", page ? "page" : "ticket");
		return labels;
	}

	/**
	 * The alerts that the rules know as {@code SloErrorBudgetBurn}.
	 */
	private enum Burn {

		/**
		 * Most calls are bad.
		 */
		OUTAGE("outage", "outage", "3m"),

		/**
		 * The budget burns so fast that it pages.
		 */
		FAST("fast burn", "fast|medium", "0s"),

		/**
		 * The budget will not last.
		 */
		SLOW("slow burn", "slow|trend", "0s");

		private final String title;

		private final String tiers;

		private final String wait;

		Burn(String title, String tiers, String wait) {
			this.title = title;
			this.tiers = tiers;
			this.wait = wait;
		}

	}

}
