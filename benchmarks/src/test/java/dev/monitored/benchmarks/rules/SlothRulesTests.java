package dev.monitored.benchmarks.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SlothRules}.
 */
class SlothRulesTests {

	private static final InstalledProgram PROMTOOL = new InstalledProgram("promtool", "prometheus");

	private static final Pattern RULE = Pattern.compile("(?m)^  - (?:record|alert): (\\S+)$");

	@TempDir
	Path directory;

	@Test
	void writesSeventeenRulesForEachObjective() {
		assertThat(names(1)).containsExactly("slo:sli_error:ratio_rate5m", "slo:sli_error:ratio_rate30m",
				"slo:sli_error:ratio_rate1h", "slo:sli_error:ratio_rate2h", "slo:sli_error:ratio_rate6h",
				"slo:sli_error:ratio_rate1d", "slo:sli_error:ratio_rate3d", "slo:sli_error:ratio_rate30d",
				"slo:objective:ratio", "slo:error_budget:ratio", "slo:time_period:days", "slo:current_burn_rate:ratio",
				"slo:period_burn_rate:ratio", "slo:period_error_budget_remaining:ratio", "sloth_slo_info",
				"BudgetBurn-app-0-slo-0-availability", "BudgetBurn-app-0-slo-0-availability");
		assertThat(names(50)).hasSize(50 * 17);
	}

	@Test
	void dividesRatesOfCountersButNotOverThePeriod() {
		assertThat(SlothRules.file(new Fleet(1, 1))).contains(
				"expr: (sum(rate(slo_bad_events_total{application=\"app-0\",slo=\"slo-0\",sli=\"availability\"}[3d])))"
						+ " / (sum(rate(slo_events_total{application=\"app-0\",slo=\"slo-0\",sli=\"availability\"}[3d])))\n")
			.contains("expr: sum_over_time(slo:sli_error:ratio_rate5m{sloth_id=\"app-0-slo-0-availability\",")
			.doesNotContain("rate(slo_events_total{application=\"app-0\",slo=\"slo-0\",sli=\"availability\"}[30d])");
	}

	@Test
	void writesWhatPrometheusAccepts() throws Exception {
		PROMTOOL.require();
		Path file = Files.writeString(this.directory.resolve("rules.yml"), SlothRules.file(new Fleet(50, 3)));
		assertThat(PROMTOOL.run("check", "rules", "--lint=all", "--lint-fatal", file.toString()))
			.contains("SUCCESS: 850 rules found");
	}

	private static List<String> names(int objectives) {
		return RULE.matcher(SlothRules.file(new Fleet(objectives, 1)))
			.results()
			.map((MatchResult match) -> match.group(1))
			.toList();
	}

}
