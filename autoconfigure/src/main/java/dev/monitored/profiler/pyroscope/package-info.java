/**
 * Profiles that Pyroscope's agent pushes to a server.
 */
@NullMarked
package dev.monitored.profiler.pyroscope;

import org.jspecify.annotations.NullMarked;
