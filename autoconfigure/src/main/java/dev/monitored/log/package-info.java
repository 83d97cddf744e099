/**
 * Log events of the calls that broke an objective or failed.
 */
@NullMarked
package dev.monitored.log;

import org.jspecify.annotations.NullMarked;
