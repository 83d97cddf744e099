package dev.monitored.cli;

/**
 * Files with objectives, for tests.
 */
public final class ObjectiveTexts {

	private ObjectiveTexts() {
	}

	/**
	 * Returns an SLO of OpenSLO with a ratio of bad events.
	 */
	public static String openSlo(String name, String target, String bad, String total) {
		return """
				apiVersion: openslo/v1
				kind: SLO
				metadata: { name: %s }
				spec:
				  service: shop
				  budgetingMethod: Occurrences
				  timeWindow: [ { duration: 28d, isRolling: true } ]
				  indicator:
				    metadata: { name: %s }
				    spec:
				      ratioMetric:
				        counter: true
				        bad: { metricSource: { type: Prometheus, spec: { query: '%s' } } }
				        total: { metricSource: { type: Prometheus, spec: { query: '%s' } } }
				  objectives: [ { target: %s } ]
				""".formatted(name, name, bad, total, target);
	}

	/**
	 * Returns a document of Sloth with one SLO.
	 */
	public static String sloth(String name, String percent, String bad, String total) {
		return """
				version: prometheus/v1
				service: shop
				slos:
				  - name: %s
				    objective: %s
				    sli:
				      events:
				        error_query: '%s'
				        total_query: '%s'
				    alerting: { name: SloErrorBudgetBurn }
				""".formatted(name, percent, bad, total);
	}

}
