/**
 * What goes wrong in our own code becomes a log line and nothing else.
 */
@NullMarked
package dev.monitored.failure;

import org.jspecify.annotations.NullMarked;
