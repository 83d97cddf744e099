/**
 * Paths whose requests are not recorded.
 */
@NullMarked
package dev.monitored.uri.ignored;

import org.jspecify.annotations.NullMarked;
