/**
 * A coarse wall clock for the meter registry.
 */
@NullMarked
package dev.monitored.clock;

import org.jspecify.annotations.NullMarked;
