package dev.monitored.catalog.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one instance has counted of one SLO.
 *
 * @param name the name of the SLO
 * @param signal what kind of calls it is about
 * @param match the patterns of labels by which calls match
 * @param matched whether there are calls that match, or could be
 * @param activeCalls the number of calls in flight, streams not counted
 * @param window the time over which the budget is spent
 * @param minRate the rate of calls below which there is an alert
 * @param freshness how long ago the last call that succeeded may be, over all instances
 * @param lastSuccess when the last call of this instance succeeded, {@code null} if none
 * has or that is not limited
 * @param team the owner
 * @param runbook the URL of the runbook, if there is one
 * @param includesQueue whether the time counts that a call waited in a queue
 * @param excludedEvents the number of calls that were left out and would have been events
 * @param page whether a fast burn pages the team on call
 * @param objectives the objectives, and how they are kept
 * @param timeByCause what most of the time of bad calls went to
 */
public record SloStatus(String name, String signal, Map<String, List<String>> match, boolean matched, long activeCalls,
		String window, @Nullable String minRate, @Nullable String freshness, @Nullable Instant lastSuccess,
		@Nullable String team, @Nullable String runbook, boolean includesQueue, long excludedEvents, boolean page,
		List<ObjectiveStatus> objectives, List<CauseTime> timeByCause) {

}
