/**
 * What the time of calls goes to, and where their failures come from.
 */
@NullMarked
package dev.monitored.cause;

import org.jspecify.annotations.NullMarked;
