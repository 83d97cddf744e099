/**
 * The ways to measure a call that are compared, each in an application of its own.
 */
@NullMarked
package dev.monitored.benchmarks.instrumentation;

import org.jspecify.annotations.NullMarked;
