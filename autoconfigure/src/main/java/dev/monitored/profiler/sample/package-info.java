/**
 * Samples of what threads were doing, and the calls in which they were taken.
 */
@NullMarked
package dev.monitored.profiler.sample;

import org.jspecify.annotations.NullMarked;
