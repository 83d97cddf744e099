/**
 * The profiler: flame graphs of the calls that broke an objective, at
 * {@code /actuator/profiler}.
 */
@NullMarked
package dev.monitored.profiler;

import org.jspecify.annotations.NullMarked;
