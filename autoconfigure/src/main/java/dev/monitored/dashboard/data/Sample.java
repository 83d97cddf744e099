package dev.monitored.dashboard.data;

import java.util.List;
import java.util.Map;

import dev.monitored.dashboard.signal.CallRow;
import dev.monitored.dashboard.signal.ModelRow;
import dev.monitored.dashboard.signal.Readings;
import dev.monitored.dashboard.signal.RepeatedQueryRow;
import dev.monitored.dashboard.slo.SloRow;

/**
 * What was counted at some time.
 *
 * @param time when it was sampled, in milliseconds since the epoch
 * @param readings what meters had counted
 * @param slos how SLOs were kept, the worst one first
 * @param calls the calls of each signal by what they were
 * @param models what language models used and cost
 * @param repeatedQueries which operations made too many equal queries
 */
record Sample(long time, Readings readings, List<SloRow> slos, Map<String, List<CallRow>> calls, List<ModelRow> models,
		List<RepeatedQueryRow> repeatedQueries) {

}
