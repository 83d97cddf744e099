package dev.monitored.indicator;

/**
 * One objective of an SLO, with what counts the calls of one label set.
 *
 * @param indicator counts the calls of all label sets
 * @param counter counts these calls
 */
public record TrackedObjective(SliCounter indicator, EventCounter counter) {

}
