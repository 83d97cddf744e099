/**
 * Spans of operations, and marks on the spans of calls that broke an objective.
 */
@NullMarked
package dev.monitored.trace;

import org.jspecify.annotations.NullMarked;
