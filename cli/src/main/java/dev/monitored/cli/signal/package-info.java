/**
 * The signals whose timers hold the calls of SLOs.
 */
@NullMarked
package dev.monitored.cli.signal;

import org.jspecify.annotations.NullMarked;
