package dev.monitored.benchmarks.rules;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RuleCostTable}.
 */
class RuleCostTableTests {

	private static final List<String> BEFORE = List.of("scraped_at_seconds 1000.5", "process_cpu_seconds_total 10",
			"prometheus_rule_group_last_duration_seconds{rule_group=\"a\"} 1.25",
			"prometheus_rule_group_iterations_missed_total{rule_group=\"a\"} 1",
			"prometheus_rule_group_iterations_missed_total{rule_group=\"b\"} 2");

	@Test
	void addsGroupsAndDividesByTheirIntervals() {
		List<String> after = List.of("scraped_at_seconds 1180.5", "# TYPE prometheus_rule_group_rules gauge",
				"prometheus_rule_group_rules{rule_group=\"/tmp/a b.yml;a\"} 20",
				"prometheus_rule_group_rules{rule_group=\"b\"} 14",
				"prometheus_rule_group_last_evaluation_samples{rule_group=\"a\"} 1000",
				"prometheus_rule_group_last_evaluation_samples{rule_group=\"b\"} 500",
				"prometheus_rule_group_interval_seconds{rule_group=\"a\"} 60",
				"prometheus_rule_group_interval_seconds{rule_group=\"b\"} 180",
				"prometheus_rule_group_last_duration_seconds{rule_group=\"a\"} 0.25",
				"prometheus_rule_group_last_duration_seconds{rule_group=\"b\"} 1.5", "process_cpu_seconds_total 11.5",
				"prometheus_rule_evaluations_total{rule_group=\"a\"} 35",
				"prometheus_rule_evaluations_total{rule_group=\"b\"} 2",
				"prometheus_rule_group_iterations_missed_total{rule_group=\"a\"} 1",
				"prometheus_rule_group_iterations_missed_total{rule_group=\"b\"} 7",
				"go_memstats_heap_sys_bytes 3.145728e+06", "go_memstats_heap_released_bytes 1.048576e+06");
		RuleCost cost = new RuleCost(List.of(BEFORE, after));
		RuleCost scrapes = new RuleCost(
				List.of(BEFORE, List.of("scraped_at_seconds 1180.5", "process_cpu_seconds_total 10.3")));
		assertThat(new RuleCostTable(cost, cost, scrapes).write()).contains("| rules | 34 | 34 | 1.0 |")
			.contains("| groups of rules | 2 | 2 | 1.0 |")
			.contains("| series written by rules | 1,500 | 1,500 | 1.0 |")
			.contains("| evaluation, seconds per minute | 1.00 | 1.00 | 1.0 |")
			.contains("| slowest group, seconds | 1.50 | 1.50 | 1.0 |")
			.contains("| processor of Prometheus, seconds per minute | 0.50 | 0.50 | 1.0 |")
			.contains("| rules evaluated, of 100 that are due | 50 | 50 | 1.0 |")
			.contains("| the same, if all were evaluated that are due | 1.00 | 1.00 | 1.0 |")
			.contains("| the same, without what the scrapes alone take | 0.80 | 0.80 | 1.0 |")
			.contains("| evaluations missed | 5 | 5 | 1.0 |")
			.contains("| heap of Prometheus, MiB | 2 | 2 | 1.0 |");
	}

	@Test
	void hasNoRatioToNothing() {
		RuleCost none = new RuleCost(List.of(BEFORE, BEFORE));
		assertThat(new RuleCostTable(none, none, none).write()).contains("| evaluations missed | 0 | 0 | – |");
	}

}
