package dev.monitored.catalog.status;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one instance has counted of one objective.
 *
 * @param sli the name of the indicator
 * @param objective the objective as it is written
 * @param target the share of events that must be good
 * @param budget the share of events that may be bad
 * @param thresholdSeconds the longest time of a good call, if there is one
 * @param sinceStart what was counted since start
 * @param periods what was counted in the last 5m, 1h and 6h, to a step of 15 seconds, a
 * minute and five minutes
 * @param budgetRemaining the part of the error budget that is left of the events since
 * start, negative if more was spent, {@code null} without events
 * @param secondsToPage after how many seconds at most a total outage pages, {@code null}
 * if it never does
 * @param mostBudgetSpentBy the calls with most bad events
 * @param causes what most bad events are put down to, since start ({@code sinceStart})
 * and in each period
 */
public record ObjectiveStatus(String sli, String objective, BigDecimal target, BigDecimal budget,
		@Nullable Double thresholdSeconds, EventCounts sinceStart, Map<String, EventCounts> periods,
		@Nullable Double budgetRemaining, @Nullable Long secondsToPage, List<LabelledEvents> mostBudgetSpentBy,
		Map<String, List<CauseEvents>> causes) {

}
