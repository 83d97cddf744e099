package dev.monitored.dashboard.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.catalog.status.CauseEvents;
import dev.monitored.catalog.status.CauseTime;
import dev.monitored.catalog.status.EventCounts;
import dev.monitored.dashboard.history.LatencyColumns;
import dev.monitored.dashboard.history.SampledSeries;
import dev.monitored.dashboard.signal.CallRow;
import dev.monitored.dashboard.signal.ModelRow;
import dev.monitored.dashboard.signal.RepeatedQueryRow;
import dev.monitored.dashboard.slo.HangingCalls;
import dev.monitored.dashboard.slo.MainCause;
import dev.monitored.dashboard.slo.ObjectiveRow;
import dev.monitored.dashboard.slo.SloRow;
import dev.monitored.saturation.ResourceUse;

/**
 * Names the members of what the data has. No mapper of the application does it, whose
 * settings would change them.
 */
final class RowsJson {

	private static final int DIGITS = 4;

	private RowsJson() {
	}

	static Map<String, Object> slo(SloRow row) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("name", row.name());
		json.put("signal", row.signal());
		json.put("severity", row.severity());
		json.put("burningSince", row.burningSince());
		json.put("traffic", row.traffic());
		json.put("activeCalls", row.activeCalls());
		json.put("hanging", hanging(row.hanging()));
		json.put("cause", cause(row.cause()));
		json.put("team", row.team());
		json.put("runbook", row.runbook());
		json.put("objectives", row.objectives().stream().map(RowsJson::objective).toList());
		return json;
	}

	private static Map<String, Object> objective(ObjectiveRow row) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("sli", row.sli());
		json.put("words", row.words());
		json.put("thresholds", row.thresholds().stream().map(RowsJson::rounded).toList());
		json.put("events5m", row.fiveMinutes().events());
		json.put("bad5m", row.fiveMinutes().badEvents());
		json.put("burn5m", row.burnFiveMinutes());
		json.put("burn1h", row.burnOneHour());
		counts(json, row.sinceStart());
		return json;
	}

	private static void counts(Map<String, Object> json, EventCounts counts) {
		json.put("eventsSinceStart", counts.events());
		json.put("badSinceStart", counts.badEvents());
	}

	private static @Nullable Map<String, Object> cause(@Nullable MainCause found) {
		if (found == null) {
			return null;
		}
		CauseEvents cause = found.events();
		CauseTime time = found.time();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("period", found.period());
		json.put("cause", cause.cause());
		json.put("resource", cause.resource());
		json.put("badEvents", cause.badEvents());
		json.put("share", cause.share());
		json.put("ofBadCalls", (time != null) ? time.ofBadCalls() : null);
		json.put("ofGoodCalls", (time != null) ? time.ofGoodCalls() : null);
		return json;
	}

	private static @Nullable Map<String, Object> hanging(@Nullable HangingCalls hanging) {
		if (hanging == null) {
			return null;
		}
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("calls", hanging.calls());
		json.put("since", hanging.since());
		json.put("longest", (hanging.longestSeconds() != null) ? rounded(hanging.longestSeconds()) : null);
		return json;
	}

	static Map<String, Object> calls(CallRow row) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("labels", row.labels());
		json.put("calls5m", row.calls());
		json.put("failed5m", row.failed());
		json.put("mean5m", (row.meanSeconds() != null) ? rounded(row.meanSeconds()) : null);
		json.put("callsSinceStart", row.sinceStart());
		return json;
	}

	static Map<String, Object> model(ModelRow row) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("labels", row.labels());
		json.put("promptTokens5m", row.promptTokens());
		json.put("completionTokens5m", row.completionTokens());
		json.put("cost5m", (row.cost() != null) ? rounded(row.cost()) : null);
		json.put("costSinceStart", (row.costSinceStart() != null) ? rounded(row.costSinceStart()) : null);
		return json;
	}

	static Map<String, Object> repeatedQueries(RepeatedQueryRow row) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("labels", row.labels());
		json.put("calls5m", row.calls());
		json.put("callsSinceStart", row.sinceStart());
		return json;
	}

	static Map<String, Object> call(BrokenCall call) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("number", call.number());
		json.put("time", call.time());
		json.put("signal", call.signal());
		json.put("labels", call.labels());
		json.put("status", call.status());
		json.put("millis", rounded(call.millis()));
		json.put("error", call.error());
		json.put("cause", call.cause());
		json.put("resource", call.resource());
		json.put("traceId", call.traceId());
		json.put("broken", call.broken());
		return json;
	}

	static Map<String, Object> resource(ResourceUse use) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("kind", use.kind());
		json.put("name", use.name());
		json.put("used", (use.used() != null) ? number(use.used()) : null);
		json.put("most", (use.most() != null) ? number(use.most()) : null);
		json.put("waiting", (use.waiting() != null) ? number(use.waiting()) : null);
		json.put("share", (use.share() != null) ? rounded(use.share()) : null);
		return json;
	}

	static Map<String, Object> latency(Map<String, LatencyColumns> signals) {
		Map<String, Object> json = new LinkedHashMap<>();
		signals.forEach((signal, columns) -> {
			Map<String, Object> map = new LinkedHashMap<>();
			map.put("times", columns.times());
			map.put("bounds", columns.bounds().stream().map(RowsJson::number).toList());
			map.put("calls", columns.calls());
			json.put(signal, map);
		});
		return json;
	}

	static Map<String, Object> history(SampledSeries samples) {
		Map<String, Object> series = new LinkedHashMap<>();
		samples.series().forEach((name, values) -> series.put(name, numbers(values)));
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("times", samples.times());
		json.put("series", series);
		return json;
	}

	private static List<@Nullable Number> numbers(float[] values) {
		List<@Nullable Number> numbers = new ArrayList<>(values.length);
		for (float value : values) {
			numbers.add(Float.isFinite(value) ? rounded(value) : null);
		}
		return numbers;
	}

	private static @Nullable Number number(double value) {
		return Double.isFinite(value) ? rounded(value) : null;
	}

	/**
	 * Returns a number with the digits that a page can show.
	 * @param value the number
	 * @return the whole number, if it is large, or one of four digits
	 */
	static Number rounded(double value) {
		if (value == Math.rint(value) || Math.abs(value) >= Math.pow(10, DIGITS)) {
			return Math.round(value);
		}
		double scale = Math.pow(10, DIGITS - 1 - Math.floor(Math.log10(Math.abs(value))));
		return Math.round(value * scale) / scale;
	}

}
