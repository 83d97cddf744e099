/**
 * What the dashboard reads of the process itself: the JVM and what has a limit.
 */
@NullMarked
package dev.monitored.dashboard.process;

import org.jspecify.annotations.NullMarked;
