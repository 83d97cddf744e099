package dev.monitored.benchmarks.requests;

/**
 * How much more an application may cost with a {@link Subject} than without.
 *
 * @param text what is compared, for readers
 * @param kind the kind of its measurements
 * @param most the largest ratio that is wanted
 */
record RatioBound(String text, String kind, double most) {

}
