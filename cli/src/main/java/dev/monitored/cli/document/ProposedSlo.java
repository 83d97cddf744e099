package dev.monitored.cli.document;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An SLO as an application writes it in its configuration.
 *
 * @param name its name
 * @param signal what kind of calls it is about, {@code null} if that is missing
 * @param match the patterns by label
 * @param good the counters of good events, of an SLO about no calls
 * @param bad the counters of bad events
 * @param availability the objective of availability, if there is one
 * @param latency the objectives of latency
 * @param apdex the objective of Apdex, if there is one
 * @param window the time over which the budget is spent, if there is one
 * @param includesQueue whether the time in the queue of an executor counts
 * @param page whether a fast burn pages
 */
public record ProposedSlo(String name, @Nullable String signal, Map<String, List<String>> match, List<String> good,
		List<String> bad, @Nullable String availability, List<String> latency, @Nullable String apdex,
		@Nullable String window, boolean includesQueue, boolean page) {

}
