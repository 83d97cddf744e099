/**
 * What measuring a call costs, compared with other ways to measure it.
 */
@NullMarked
package dev.monitored.benchmarks;

import org.jspecify.annotations.NullMarked;
