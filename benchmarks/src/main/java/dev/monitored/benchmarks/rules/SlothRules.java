package dev.monitored.benchmarks.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rules of an SLO in the layout that Sloth 0.16 documents for an SLI of events and a
 * period of 30 days: eight error ratios, seven descriptions, two alerts.
 *
 * @see <a href=
 * "https://github.com/slok/sloth/blob/v0.16.0/examples/_gen/getting-started.yml"> an
 * example of Sloth's output</a>
 */
public final class SlothRules {

	private static final List<String> WINDOWS = List.of("5m", "30m", "1h", "2h", "6h", "1d", "3d");

	private final Objective objective;

	private final StringBuilder text = new StringBuilder();

	SlothRules(Objective objective) {
		this.objective = objective;
	}

	/**
	 * Prints the rule file of a fleet.
	 * @param arguments the number of objectives
	 */
	public static void main(String[] arguments) {
		System.out.print(file(new Fleet(Integer.parseInt(arguments[0]), 1)));
	}

	/**
	 * Returns the rule file of a fleet.
	 * @param fleet the fleet
	 * @return three groups for each objective, in YAML
	 */
	static String file(Fleet fleet) {
		return fleet.objectives()
			.stream()
			.map((objective) -> new SlothRules(objective).write())
			.collect(Collectors.joining("", "groups:\n", ""));
	}

	/**
	 * Returns the labels by which recorded series of an objective are known.
	 * @param objective the objective
	 * @return the labels in the text format
	 */
	static String labels(Objective objective) {
		return identity(objective).stream()
			.map((label) -> "%s=\"%s\"".formatted(label.getKey(), label.getValue()))
			.collect(Collectors.joining(","));
	}

	private static List<Map.Entry<String, String>> identity(Objective objective) {
		String name = objective.slo() + "-" + objective.sli();
		return List.of(Map.entry("sloth_id", objective.application() + "-" + name),
				Map.entry("sloth_service", objective.application()), Map.entry("sloth_slo", name));
	}

	private String write() {
		group("sli-recordings");
		WINDOWS.forEach((window) -> record("slo:sli_error:ratio_rate" + window, ratio(window), "sloth_window", window));
		record("slo:sli_error:ratio_rate30d", period(), "sloth_window", "30d");
		group("meta-recordings");
		record("slo:objective:ratio", "vector(%s)".formatted(this.objective.target()));
		record("slo:error_budget:ratio", "vector(1-%s)".formatted(this.objective.target()));
		record("slo:time_period:days", "vector(30)");
		record("slo:current_burn_rate:ratio", burnRate("5m"));
		record("slo:period_burn_rate:ratio", burnRate("30d"));
		record("slo:period_error_budget_remaining:ratio", "1 - " + own("slo:period_burn_rate:ratio"));
		record("sloth_slo_info", "vector(1)", "sloth_mode", "cli-gen-prom", "sloth_objective", percent(), "sloth_spec",
				"prometheus/v1", "sloth_version", "v0.16.0");
		group("alerts");
		alert("page", "%s or %s".formatted(burning("5m", "1h", "14.4"), burning("30m", "6h", "6")));
		alert("ticket", "%s or %s".formatted(burning("2h", "1d", "3"), burning("6h", "3d", "1")));
		return this.text.toString();
	}

	private String percent() {
		return new BigDecimal(this.objective.target()).movePointRight(2).toPlainString();
	}

	private String ratio(String window) {
		return "(sum(rate(slo_bad_events_total{%1$s}[%2$s]))) / (sum(rate(slo_events_total{%1$s}[%2$s])))"
			.formatted(this.objective.labels(), window);
	}

	private String period() {
		String ratio = own("slo:sli_error:ratio_rate5m");
		return "sum_over_time(%1$s[30d]) / ignoring (sloth_window) count_over_time(%1$s[30d])".formatted(ratio);
	}

	private String burnRate(String window) {
		return "%s / on(sloth_id, sloth_slo, sloth_service) group_left %s"
			.formatted(own("slo:sli_error:ratio_rate" + window), own("slo:error_budget:ratio"));
	}

	private String burning(String shortWindow, String longWindow, String factor) {
		return "(%s and %s)".formatted(above(shortWindow, factor), above(longWindow, factor));
	}

	private String above(String window, String factor) {
		return "max(%s > (%s * %s)) without (sloth_window)".formatted(own("slo:sli_error:ratio_rate" + window), factor,
				this.objective.budget());
	}

	private String own(String name) {
		return "%s{%s}".formatted(name, labels(this.objective));
	}

	private void group(String kind) {
		this.text
			.append("- name: sloth-slo-%s-%s\n  rules:\n".formatted(kind, identity(this.objective).get(0).getValue()));
	}

	private void record(String name, String expression, String... labels) {
		this.text.append("  - record: %s\n    expr: %s\n    labels:\n".formatted(name, expression));
		List<Map.Entry<String, String>> all = new ArrayList<>(identity(this.objective));
		for (int index = 0; index < labels.length; index += 2) {
			all.add(Map.entry(labels[index], labels[index + 1]));
		}
		all.forEach((label) -> this.text.append("      %s: \"%s\"\n".formatted(label.getKey(), label.getValue())));
	}

	private void alert(String severity, String expression) {
		this.text.append("""
				  - alert: BudgetBurn-%3$s
				    expr: %1$s
				    labels:
				      sloth_severity: %2$s
				    annotations:
				      summary: "{{$labels.sloth_service}} {{$labels.sloth_slo}}: too many bad events"
				      title: "(%2$s) {{$labels.sloth_service}} {{$labels.sloth_slo}}: budget burns too fast"
				""".formatted(expression, severity, identity(this.objective).get(0).getValue()));
	}

}
