/**
 * What the dashboard reads of meters: the calls of each signal, the JVM and pools.
 */
@NullMarked
package dev.monitored.dashboard.signal;

import org.jspecify.annotations.NullMarked;
