/**
 * What profiles look like to those who read them.
 */
@NullMarked
package dev.monitored.profiler.format;

import org.jspecify.annotations.NullMarked;
