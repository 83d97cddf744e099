/**
 * Bounded label values: what exceeds the limit is folded, never dropped.
 */
@NullMarked
package dev.monitored.guard;

import org.jspecify.annotations.NullMarked;
