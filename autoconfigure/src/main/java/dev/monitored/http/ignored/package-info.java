/**
 * Paths whose requests are not recorded.
 */
@NullMarked
package dev.monitored.http.ignored;

import org.jspecify.annotations.NullMarked;
