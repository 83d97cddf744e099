package dev.monitored.dashboard.signal;

import java.util.Map;

/**
 * How many calls of one operation made too many equal queries of one table.
 *
 * @param labels the labels that name operation and table
 * @param calls the number of such calls in the last five minutes
 * @param sinceStart the number of such calls since start
 */
public record RepeatedQueryRow(Map<String, String> labels, long calls, long sinceStart) {

}
