/**
 * The table of what a run measured.
 */
@NullMarked
package dev.monitored.benchmarks.result;

import org.jspecify.annotations.NullMarked;
