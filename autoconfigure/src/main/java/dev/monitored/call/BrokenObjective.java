package dev.monitored.call;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * An objective of which a call is a bad event, or half of one.
 *
 * @param slo the name of the SLO
 * @param sli the name of its indicator, such as {@code latency_p95}
 * @param objective the objective as it is written, such as <code>p95 &lt; 500ms</code>
 * @param threshold the longest time of a good call, if there is one
 */
public record BrokenObjective(String slo, String sli, String objective, @Nullable Duration threshold) {

}
