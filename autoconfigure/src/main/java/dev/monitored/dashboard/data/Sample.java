package dev.monitored.dashboard.data;

import java.util.List;
import java.util.Map;

import dev.monitored.dashboard.signal.CallRow;
import dev.monitored.dashboard.signal.Readings;

/**
 * What was counted at some time.
 *
 * @param time when it was sampled, in milliseconds since the epoch
 * @param readings what meters had counted
 * @param slos how SLOs were kept, the worst one first
 * @param calls the calls of each signal by what they were
 */
record Sample(long time, Readings readings, List<SloRow> slos, Map<String, List<CallRow>> calls) {

}
