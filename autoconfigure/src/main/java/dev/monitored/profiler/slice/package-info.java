/**
 * Profiles as slices of one recording of the JDK's Flight Recorder.
 */
@NullMarked
package dev.monitored.profiler.slice;

import org.jspecify.annotations.NullMarked;
