package dev.monitored.catalog.status;

import java.util.Map;

/**
 * The events of calls with the same labels.
 *
 * @param labels the labels
 * @param events the number of events
 * @param badEvents the number of bad events
 * @param share the share in all bad events of the objective
 */
public record LabelledEvents(Map<String, String> labels, long events, double badEvents, double share) {

}
