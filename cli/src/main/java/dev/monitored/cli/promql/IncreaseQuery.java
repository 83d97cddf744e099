package dev.monitored.cli.promql;

import java.util.List;

/**
 * How many events counters have counted in each minute, as the rules of the pack count
 * them: each scrape is compared with the one before, and nothing is extrapolated. A
 * counter that is new in a known process, or in a young one, began at 0.
 *
 * @param counters the counters
 * @param target the label matchers of the targets that have them
 * @param by the labels whose values are told apart
 */
public record IncreaseQuery(SelectorText counters, List<String> target, List<String> by) {

	@Override
	public String toString() {
		String sum = this.by.isEmpty() ? "sum" : "sum by (%s)".formatted(String.join(", ", this.by));
		return """
				%1$s (
				  last_over_time(%2$s[5m]) - last_over_time(%2$s[30m] offset 1m) >= 0
				  or last_over_time(%2$s[5m]) and on (job, instance) (
				    max_over_time(%3$s[30m] offset 1m) == 1
				    or last_over_time(%4$s[5m]) > time() - 1800
				  )
				)""".formatted(sum, this.counters, new SelectorText("up", this.target),
				new SelectorText("process_start_time_seconds", this.target));
	}

}
