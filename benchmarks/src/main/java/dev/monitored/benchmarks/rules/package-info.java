/**
 * A simulated fleet, and what Prometheus pays for the rules over its objectives.
 */
@NullMarked
package dev.monitored.benchmarks.rules;

import org.jspecify.annotations.NullMarked;
