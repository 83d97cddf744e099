package dev.monitored.benchmarks.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.monitored.benchmarks.rules.RuleFootprint.Rule;
import dev.monitored.benchmarks.rules.RuleFootprint.Selector;
import dev.monitored.benchmarks.rules.RuleFootprint.Size;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RuleFootprint}.
 */
class RuleFootprintTests {

	private static final Path RULES = Path.of("..", "autoconfigure", "src", "main", "resources", "META-INF",
			"monitored", "prometheus", "slo-rules.yml");

	@Test
	void readsWhatAnExpressionSelects() {
		Rule rule = new Rule("x", 1, """
				sum by (slo) (last_over_time(slo_events_total{process=""}[30m] offset 1m30s))
				+ monitored_slo:burn_rate:5m""");
		assertThat(rule.selectors()).containsExactly(new Selector("slo_events_total", 30, 1),
				new Selector("monitored_slo:burn_rate:5m", 0, 0));
	}

	@Test
	void countsSamplesByIntervalAndWhatIsKept() {
		Size fleet = new Size(10, 4, 3, 2);
		List<Rule> rules = List.of(new Rule("x", 3, "sum_over_time(monitored_slo:events:increase1m[6d] offset 1d)"),
				new Rule("y", 1, "slo_events_total + slo_info"));
		RuleFootprint footprint = new RuleFootprint(rules, fleet);
		assertThat(footprint.samplesPerMinute()).isEqualTo(40 * 1440 / 3 + 40 * 3 + 20 * 3);
		assertThat(footprint.mostSeries()).isEqualTo(180);
		assertThat(footprint.mostChunks()).isEqualTo(40 * 12);
	}

	@Test
	void sumsOfThreeMinutesHaveASampleEveryThree() {
		RuleFootprint footprint = new RuleFootprint(
				List.of(new Rule("x", 3, "sum_over_time(monitored_slo:bad_events:increase3m[23h59m30s])"),
						new Rule("y", 1, "sum_over_time(slo_x[2m59s999ms] offset 1m)")),
				new Size(10, 4, 3, 15));
		assertThat(footprint.samplesPerMinute()).isEqualTo(40 * 479 / 3.0 + 120 * 2);
	}

	@Test
	void noQueryOfTheRuleFileIsBeyondTheLimitsOfMimir() throws IOException {
		RuleFootprint footprint = RuleFootprint.read(RULES, new Size(800, 10, 20, 30));
		assertThat(footprint.rules()).hasSizeGreaterThan(50);
		assertThat(footprint.shards()).isEqualTo(4);
		RuleFootprint part = new RuleFootprint(footprint.rules(), footprint.fleet().part(4));
		assertThat(part.mostSeries()).isLessThanOrEqualTo(RuleFootprint.MAX_SERIES);
		assertThat(part.mostChunks()).isLessThanOrEqualTo(RuleFootprint.MAX_CHUNKS);
	}

	@Test
	void theRuleFileReadsAFewDaysOfEachObjectiveInAMinute() throws IOException {
		RuleFootprint footprint = RuleFootprint.read(RULES, new Size(800, 10, 20, 15));
		assertThat(footprint.samplesPerMinute() / 8000).isLessThan(22_000);
	}

}
