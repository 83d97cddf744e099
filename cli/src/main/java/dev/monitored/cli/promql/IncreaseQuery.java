package dev.monitored.cli.promql;

import java.util.List;

/**
 * How many events counters have counted in each minute, as the rules of the pack count
 * them: each scrape is compared with the one before, and nothing is extrapolated. A
 * counter that is new in a known process, or in a young one, began at 0, as did all
 * counters of a process that was restarted. A counter of an older process that comes with
 * other labels did not. A boundary of buckets has a value while all timers have it.
 *
 * @param counters the counters
 * @param target the label matchers of the targets that have them
 * @param by the labels whose values are told apart
 */
public record IncreaseQuery(SelectorText counters, List<String> target, List<String> by) {

	private static final String BOUNDARY = "le";

	@Override
	public String toString() {
		String sum = this.by.isEmpty() ? "sum" : "sum by (%s)".formatted(String.join(", ", this.by));
		return """
				%1$s (
				  %2$s and on (job, instance) (
				    last_over_time(%4$s[5m]) > last_over_time(%4$s[30m] offset 1m)
				  )
				  and timestamp(%2$s) >= on (job, instance) group_left () max by (job, instance) (timestamp(%4$s))
				  or last_over_time(%2$s[5m]) - last_over_time(%2$s[30m] offset 1m) >= 0
				  or last_over_time(%2$s[5m]) and on (job, instance) (
				    max_over_time(%3$s[30m] offset 1m) == 1
				    or last_over_time(%4$s[5m]) > time() - 1800
				  )
				  unless on (job, instance) (
				    last_over_time(%4$s[5m]) <= time() - 1800
				    unless last_over_time(%4$s[30m] offset 1m)
				  )
				)%5$s""".formatted(sum, this.counters, new SelectorText("up", this.target),
				new SelectorText("process_start_time_seconds", this.target), completeBoundaries());
	}

	private String completeBoundaries() {
		if (!this.by.contains(BOUNDARY)) {
			return "";
		}
		List<String> others = this.by.stream().filter((label) -> !label.equals(BOUNDARY)).toList();
		return """

				and on (%1$s)
				  count by (%1$s) (last_over_time(%3$s[5m]))
				  == on (%2$s) group_left () count by (%2$s) (last_over_time(%4$s[5m]))""".formatted(
				String.join(", ", this.by), String.join(", ", others), this.counters,
				this.counters.with(SelectorText.matcher(BOUNDARY, "=", "+Inf")));
	}

}
