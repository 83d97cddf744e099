package dev.monitored.report.export;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.monitored.label.LabelKey;
import dev.monitored.label.LabelPattern;
import dev.monitored.slo.Slo;
import dev.monitored.slo.objective.Freshness;
import dev.monitored.slo.objective.MinRate;
import dev.monitored.slo.objective.Objective;

/**
 * An objective, with what tells its counters apart from those of others.
 *
 * @param application the value of the label {@code application}
 * @param slo the SLO
 * @param objective the objective
 * @param name a DNS label that no other objective has
 */
record ExportedObjective(String application, Slo slo, Objective objective, String name) {

	/**
	 * How the keys of annotations begin that say what only this library knows of an SLO.
	 */
	private static final String PREFIX = "monitored.dev/";

	/**
	 * Returns the series that count the events.
	 * @return a selector of PromQL
	 */
	String events() {
		return selector("slo_events_total");
	}

	/**
	 * Returns the series that count the bad events.
	 * @return a selector of PromQL
	 */
	String badEvents() {
		return selector("slo_bad_events_total");
	}

	/**
	 * Returns the target.
	 * @return the percentage, without trailing zeros
	 */
	BigDecimal percent() {
		return new BigDecimal(this.objective.target().movePointRight(2).stripTrailingZeros().toPlainString());
	}

	/**
	 * Returns what people read.
	 * @return the name of the SLO and the objective as it is written
	 */
	String title() {
		return this.slo.name() + ": " + this.objective.text();
	}

	/**
	 * Returns what the format of another tool has no field for.
	 * @return the annotations, in a fixed order
	 */
	Map<String, Object> annotations() {
		Map<String, Object> annotations = new LinkedHashMap<>();
		annotate(annotations, "application", this.application);
		annotate(annotations, "slo", this.slo.name());
		annotate(annotations, "objective", this.objective.text());
		annotate(annotations, "signal", this.slo.signal().id());
		annotate(annotations, "match", labels(this.slo.match()));
		annotate(annotations, "bad-when", labels(this.slo.badWhen()));
		MinRate minRate = this.slo.minRate();
		annotate(annotations, "min-rate", (minRate != null) ? minRate.text() : null);
		Freshness freshness = this.slo.freshness();
		annotate(annotations, "freshness", (freshness != null) ? freshness.text() : null);
		annotate(annotations, "team", this.slo.team());
		annotate(annotations, "runbook", this.slo.runbook());
		annotate(annotations, "include-queue", this.slo.includesQueue() ? "true" : null);
		annotate(annotations, "page", this.slo.page() ? null : "false");
		return annotations;
	}

	private static @Nullable String labels(Map<String, List<LabelPattern>> labels) {
		Map<String, List<String>> written = new TreeMap<>();
		labels.forEach((label, patterns) -> written.put(new LabelKey(label).text(),
				patterns.stream().map(LabelPattern::text).toList()));
		return written.isEmpty() ? null : YamlText.inline(written);
	}

	private static void annotate(Map<String, Object> annotations, String key, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			annotations.put(PREFIX + key, value);
		}
	}

	private String selector(String metric) {
		return new SeriesSelector(metric).with("application", this.application)
			.with("slo", this.slo.name())
			.with("sli", this.objective.sli())
			.toString();
	}

}
