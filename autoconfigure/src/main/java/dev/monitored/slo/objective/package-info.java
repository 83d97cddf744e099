/**
 * The objectives of an SLO as people write them: availability, latency, Apdex, and the
 * least rate of calls.
 */
@NullMarked
package dev.monitored.slo.objective;

import org.jspecify.annotations.NullMarked;
