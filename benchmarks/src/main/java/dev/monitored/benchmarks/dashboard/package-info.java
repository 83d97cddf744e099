/**
 * An application with many operations, to measure what the dashboard costs it.
 */
@NullMarked
package dev.monitored.benchmarks.dashboard;

import org.jspecify.annotations.NullMarked;
