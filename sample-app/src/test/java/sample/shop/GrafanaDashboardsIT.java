package sample.shop;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sample.shop.GrafanaDashboard.Expression;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets promtool parse every expression of the dashboards that Monitored ships.
 */
class GrafanaDashboardsIT {

	private static final InstalledProgram promtool = new InstalledProgram("promtool", "prometheus");

	static final Map<String, String> VALUES = Map.ofEntries(Map.entry("__interval", "1m"),
			Map.entry("__rate_interval", "5m"), Map.entry("__range", "6h"), Map.entry("application", "shop"),
			Map.entry("cluster", ".*"), Map.entry("namespace", ".*"), Map.entry("env", ".*"),
			Map.entry("environment", ".*"), Map.entry("job", "shop"), Map.entry("instance", "localhost:8080"),
			Map.entry("operation", "orders.place"));

	@BeforeEach
	void requirePromtool() {
		promtool.require();
	}

	@ParameterizedTest
	@MethodSource("sample.shop.GrafanaDashboard#all")
	void asksWhatPrometheusUnderstands(GrafanaDashboard dashboard, @TempDir Path directory) throws Exception {
		List<Expression> expressions = dashboard.expressions(VALUES);
		assertThat(expressions).isNotEmpty();
		Path rules = directory.resolve("rules.yml");
		Files.writeString(rules, rules(expressions));
		Process check = new ProcessBuilder("promtool", "check", "rules", rules.toString()).redirectErrorStream(true)
			.start();
		String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(check.waitFor()).as(said).isZero();
		assertThat(said).contains("SUCCESS: %d rules found".formatted(expressions.size()));
	}

	private static String rules(List<Expression> expressions) {
		return IntStream.range(0, expressions.size())
			.mapToObj((index) -> "  # %s%n  - record: dashboard:expression:%d%n    expr: %s%n".formatted(
					expressions.get(index).source(), index,
					JsonMapper.shared().writeValueAsString(expressions.get(index).text())))
			.collect(Collectors.joining("", "groups:\n- name: dashboard\n  rules:\n", ""));
	}

}
