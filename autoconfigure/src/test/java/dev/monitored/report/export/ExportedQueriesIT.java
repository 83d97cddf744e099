package dev.monitored.report.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.monitored.pack.Promtool;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that Prometheus reads the exported queries, and that they find the series they
 * are about.
 */
class ExportedQueriesIT {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@Test
	void findTheirSeries() throws Exception {
		Promtool.require();
		List<Map<String, Object>> series = new ArrayList<>();
		List<Map<String, Object>> questions = new ArrayList<>();
		HostileSlos.exported("sloth", (documents) -> {
			int number = 1;
			for (Map<String, Object> slo : HostileSlos.maps(documents.get(0).get("slos"))) {
				String query = (String) HostileSlos.at(slo, "sli", "events", "error_query");
				String selector = query.substring("sum(rate(".length(), query.indexOf("[{{"));
				series.add(Map.of("series", plain(SelectorText.read(selector)), "values", "0+" + 60 * number + "x10"));
				questions.add(Map.of("expr", "round(" + query.replace("{{.window}}", "5m") + ")", "eval_time", "10m",
						"exp_samples", List.of(Map.of("labels", "{}", "value", number))));
				number++;
			}
		});
		assertThat(questions).hasSizeGreaterThan(10);
		Path test = Files.writeString(this.folder.resolve("test.yml"), YamlText.of(List.of(Map.of("tests",
				List.of(Map.of("interval", "1m", "input_series", series, "promql_expr_test", questions))))));
		Promtool.run("test", "rules", test.toString()).assertSuccess();
	}

	@Test
	void areQueriesInEveryFormat() throws Exception {
		Promtool.require();
		List<Map<String, Object>> rules = new ArrayList<>();
		HostileSlos.exported("grafana",
				(documents) -> HostileSlos.maps(HostileSlos.maps(documents.get(0).get("groups")).get(0).get("rules"))
					.forEach((rule) -> rules
						.add(recorded(HostileSlos.at(HostileSlos.maps(rule.get("data")).get(0), "model", "expr"),
								rules.size()))));
		HostileSlos.exported("pyrra", (documents) -> documents.forEach((document) -> rules
			.add(recorded(HostileSlos.at(document, "spec", "indicator", "ratio", "errors", "metric"), rules.size()))));
		HostileSlos.exported("openslo",
				(documents) -> documents.subList(1, documents.size())
					.forEach((document) -> rules.add(recorded(HostileSlos.at(document, "spec", "indicator", "spec",
							"ratioMetric", "total", "metricSource", "spec", "query"), rules.size()))));
		assertThat(rules).hasSizeGreaterThan(50);
		Path file = Files.writeString(this.folder.resolve("rules.yml"),
				YamlText.of(List.of(Map.of("groups", List.of(Map.of("name", "exported", "rules", rules))))));
		Promtool.run("check", "rules", file.toString()).assertSuccess();
	}

	private static Map<String, Object> recorded(Object expression, int number) {
		return Map.of("record", "r" + number, "expr", expression);
	}

	/**
	 * Writes labels with the escapes of JSON alone, which Prometheus reads as well.
	 */
	private static String plain(Map<String, String> labels) {
		List<String> texts = new ArrayList<>();
		labels.forEach((key, value) -> {
			if (!key.equals("__name__")) {
				texts.add(key + "=" + YamlText.inline(value));
			}
		});
		return labels.get("__name__") + "{" + String.join(",", texts) + "}";
	}

}
