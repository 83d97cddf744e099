package dev.monitored.catalog.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.monitored.pack.Promtool;
import dev.monitored.slo.Window;
import dev.monitored.slo.objective.Availability;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link PageTime} says, against when the rules page, at the least traffic for which
 * it holds and at more: within that time, and at most four minutes earlier. The factors
 * of {@link PagingTier} are those of the rules.
 */
class PageTimeIT {

	private static final Path RULES = Path
		.of("src", "main", "resources", "META-INF", "monitored", "prometheus", "slo-rules.yml")
		.toAbsolutePath();

	private static final List<String> TARGETS = List.of("99.99%", "99.9%", "99.5%", "99%", "95%", "90%", "80%", "50%",
			"1%");

	private static final int OUTAGE = 60;

	@BeforeEach
	void requirePromtool() {
		Promtool.require();
	}

	@Test
	void isWhenTheRulesPage(@TempDir Path directory) throws Exception {
		StringBuilder test = new StringBuilder(
				"""
						rule_files: [ %s ]
						evaluation_interval: 1m
						# Readers before writers: every group sees what the others recorded a minute ago, as on a server at worst.
						group_eval_order: [ monitored-slo-days, monitored-slo-alerts, monitored-slo-tiers, monitored-slo-long, monitored-slo-recent ]
						tests:
						"""
					.formatted(RULES));
		for (String target : TARGETS) {
			for (Window window : Window.values()) {
				append(Availability.parse(target), window, 12, test);
				append(Availability.parse(target), window, 60, test);
			}
		}
		Path file = Files.writeString(directory.resolve("outages.yml"), test);
		assertThat(test.toString().split("eval_time:")).hasSize(1 + 2 * 3 * TARGETS.size() * Window.values().length);
		Promtool.run("test", "rules", file.toString()).assertSuccess();
	}

	private static void append(Availability objective, Window window, int perMinute, StringBuilder test) {
		long minutes = PageTime.inTotalOutage(objective, window).toMinutes();
		String labels = "{application=\"shop\", slo=\"checkout\", sli=\"availability\", process=\"1\", instance=\"a\"}";
		test.append(String.format(Locale.ROOT, """
				  - interval: 1m
				    input_series:
				      - { series: 'slo_events_total%1$s', values: '0+%9$dx80' }
				      - { series: 'slo_bad_events_total%1$s', values: '0x%2$d %9$d+%9$dx20' }
				      - { series: 'slo_budget_events_total%1$s', values: '0+%3$fx80' }
				      - { series: 'slo_objective_ratio%1$s', values: '%4$fx80' }
				      - { series: 'slo_window_days%1$s', values: '%7$dx80' }
				    promql_expr_test:
				      - expr: group(ALERTS{notify="page",alertstate="firing"})
				        eval_time: %5$dm
				      - expr: group(ALERTS{notify="page",alertstate="firing"})
				        eval_time: %6$dm
				        exp_samples: [ { value: 1 } ]
				      - expr: round(max by (tier) (monitored_slo:burn_rate:factor{tier="fast"}), 1e-6)
				        eval_time: 70m
				        exp_samples: [ { labels: '{tier="fast"}', value: %8$f } ]
				""", labels, OUTAGE, perMinute * objective.budget().doubleValue(), objective.target(),
				OUTAGE + minutes - 4, OUTAGE + minutes, window.days(), PagingTier.FAST.factor(objective, window),
				perMinute));
	}

}
