package dev.monitored.dashboard.slo;

import org.jspecify.annotations.Nullable;

import dev.monitored.catalog.status.CauseEvents;
import dev.monitored.catalog.status.CauseTime;

/**
 * What most bad events of an objective are put down to.
 *
 * @param period in which they happened: {@code 5m}, or {@code sinceStart} if there are
 * none in that
 * @param events the bad events
 * @param time its part in the time of bad and of good calls since start, {@code null} if
 * that is not known
 */
public record MainCause(String period, CauseEvents events, @Nullable CauseTime time) {

}
