/**
 * How a call ended: its status and the name of its error.
 */
@NullMarked
package dev.monitored.outcome;

import org.jspecify.annotations.NullMarked;
