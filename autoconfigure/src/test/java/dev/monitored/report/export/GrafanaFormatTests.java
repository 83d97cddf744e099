package dev.monitored.report.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GrafanaFormat}. Fields, and what must not be empty, are those of the
 * types in {@code pkg/services/provisioning/alerting/rules_types.go} of
 * <a href="https://github.com/grafana/grafana">grafana/grafana</a>; that a dollar sign is
 * read as the begin of a variable is from {@code pkg/services/provisioning/values} there.
 */
class GrafanaFormatTests {

	private static final AllowedFields RULE = AllowedFields
		.of("uid", "title", "condition", "data", "noDataState", "execErrState", "for")
		.orEven("annotations", "labels", "isPaused", "keepFiringFor");

	private static final AllowedFields QUERY = AllowedFields.of("refId", "relativeTimeRange", "datasourceUid", "model");

	@Test
	void hasTheFieldsOfAProvisionedFile() {
		HostileSlos.exported("grafana", (documents) -> {
			assertThat(documents).singleElement()
				.satisfies((document) -> assertThat(AllowedFields.of("apiVersion", "groups").check(document))
					.containsEntry("apiVersion", 1));
			Map<String, Object> group = AllowedFields.of("orgId", "name", "folder", "interval", "rules")
				.check(HostileSlos.maps(documents.get(0).get("groups")).get(0));
			List<Object> ids = new ArrayList<>();
			List<Object> titles = new ArrayList<>();
			for (Map<String, Object> rule : HostileSlos.maps(group.get("rules"))) {
				RULE.check(rule);
				assertThat((String) rule.get("uid")).matches("[a-zA-Z0-9_-]{1,40}");
				assertThat((String) rule.get("title")).doesNotContain("$").hasSizeLessThan(190);
				assertThat((String) rule.get("for")).matches("[0-9]+[ms]");
				assertThat(rule.get("noDataState")).isEqualTo("OK");
				HostileSlos.maps(rule.get("data")).forEach(QUERY::check);
				assertThat(HostileSlos.maps(rule.get("data"))).extracting((query) -> query.get("refId"))
					.contains(rule.get("condition"));
				ids.add(rule.get("uid"));
				titles.add(rule.get("title"));
			}
			assertThat(ids).hasSize(3 * (HostileSlos.NAMES.size() + 1)).doesNotHaveDuplicates();
			assertThat(titles).doesNotHaveDuplicates();
		});
	}

	@Test
	void asksWhatTheRulesRecord() {
		HostileSlos.exported("grafana", (documents) -> {
			List<String> asked = new ArrayList<>();
			for (Map<String, Object> rule : rules(documents)) {
				String expression = (String) HostileSlos.at(HostileSlos.maps(rule.get("data")).get(0), "model", "expr");
				Map<String, String> series = SelectorText.read(expression);
				assertThat(expression).doesNotContain("$");
				assertThat(series).containsEntry("__name__", "monitored_slo:alerting:burn_rate")
					.containsEntry("application", HostileSlos.APPLICATION);
				asked.add(series.get("slo") + " " + series.get("tier"));
			}
			for (String name : HostileSlos.NAMES) {
				assertThat(asked).contains(name + " outage", name + " fast|medium", name + " slow|trend");
			}
		});
	}

	@Test
	void firesWhateverTheValueIs() {
		HostileSlos.exported("grafana", (documents) -> rules(documents)
			.forEach((rule) -> assertThat(HostileSlos.map(HostileSlos.maps(rule.get("data")).get(1)))
				.containsEntry("datasourceUid", "__expr__")
				.satisfies((step) -> assertThat(HostileSlos.map(step.get("model"))).containsEntry("type", "threshold")
					.containsEntry("expression", "A")
					.containsEntry("conditions",
							List.of(Map.of("evaluator", Map.of("type", "gt", "params", List.of(-1))))))));
	}

	@Test
	void pagesAsTheRulesDo() {
		HostileSlos.exported("grafana", (documents) -> {
			List<String> notified = new ArrayList<>();
			for (Map<String, Object> rule : rules(documents)) {
				Map<String, String> series = SelectorText
					.read(HostileSlos.at(HostileSlos.maps(rule.get("data")).get(0), "model", "expr"));
				notified.add("%s %s %s %s".formatted(series.get("slo"), series.get("tier"), rule.get("for"),
						HostileSlos.at(rule, "labels", "notify")));
			}
			assertThat(notified).contains("yes outage 3m page", "yes fast|medium 0s page", "yes slow|trend 0s ticket",
					"bank outage 3m ticket", "bank fast|medium 0s ticket", "bank slow|trend 0s ticket");
		});
	}

	private static List<Map<String, Object>> rules(List<Map<String, Object>> documents) {
		return HostileSlos.maps(HostileSlos.maps(documents.get(0).get("groups")).get(0).get("rules"));
	}

}
