package dev.monitored.pack;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the form of the rule files, which needs no Prometheus.
 */
class RuleFilesTests {

	private static final Map<Object, String> SEVERITIES = Map.of("page", "critical", "ticket", "warning");

	@ParameterizedTest
	@MethodSource("groups")
	void groupHasNameIntervalAndFewRules(Map<String, Object> group) {
		assertThat(group.get("name")).asString().startsWith("monitored-");
		assertThat(group.get("interval")).as("interval, on which counts of minutes rely").isNotNull();
		assertThat(Pack.rules(group)).as("rules of one group, of which Mimir takes 20 by default")
			.isNotEmpty()
			.hasSizeLessThanOrEqualTo(20);
	}

	@Test
	void noGroupHasTheNameOfAnother() {
		assertThat(groups().map((group) -> group.get("name"))).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("groups")
	void ruleSatisfiesKubernetes(Map<String, Object> group) {
		assertThat(Pack.rules(group)).allSatisfy((rule) -> {
			assertThat(rule.get("expr")).as("text or whole number: quote 0.5")
				.isInstanceOfAny(String.class, Integer.class);
			assertThat(texts(rule, "labels").values()).as("labels: quote true and 1")
				.allMatch(String.class::isInstance);
		});
	}

	@ParameterizedTest
	@MethodSource("dev.monitored.pack.Pack#alerts")
	void alertSaysWhatAndWhatToDo(Map<String, Object> alert) {
		assertThat(texts(alert, "annotations")).containsKeys("summary", "description");
	}

	@ParameterizedTest
	@MethodSource("dev.monitored.pack.Pack#alerts")
	void alertHasTheSeverityThatRoutesKnowAndSaysHowToNotify(Map<String, Object> alert) {
		Map<String, Object> labels = texts(alert, "labels");
		assertThat(labels.get("severity")).isEqualTo(SEVERITIES.get(labels.get("notify"))).isNotNull();
	}

	@Test
	void everySeriesOfSlosHasThePrefixThatNoOtherToolHas() {
		assertThat(groups().filter((group) -> String.valueOf(group.get("name")).startsWith("monitored-slo-"))
			.flatMap((group) -> Pack.rules(group).stream())
			.filter((rule) -> rule.containsKey("record"))
			.map((rule) -> rule.get("record"))).isNotEmpty()
			.allMatch((name) -> name.toString().startsWith("monitored_slo:"));
	}

	@ParameterizedTest
	@MethodSource("dev.monitored.pack.Pack#ruleFiles")
	void ruleFileHasTests(Path file) {
		String name = file.getFileName().toString().replace("-rules.yml", "-");
		assertThat(Pack.ruleTests()).as("src/test/prometheus/%s*.yml", name)
			.anyMatch((test) -> test.getFileName().toString().startsWith(name));
	}

	@ParameterizedTest
	@MethodSource("dev.monitored.pack.Pack#alerts")
	void alertIsInTheReference(Map<String, Object> alert) {
		assertThat(Pack.pages()).as("a page in docs with a row for the alert")
			.anyMatch((page) -> Pack.read(page).contains("\n| `%s` | ".formatted(alert.get("alert"))));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> texts(Map<String, Object> rule, String key) {
		return (Map<String, Object>) rule.getOrDefault(key, Map.of());
	}

	private static Stream<Map<String, Object>> groups() {
		return Pack.ruleFiles().stream().flatMap((file) -> Pack.groups(Pack.parse(file)).stream());
	}

}
