/**
 * The time by which calls are measured, as a test says it.
 */
@NullMarked
package dev.monitored.test.clock;

import org.jspecify.annotations.NullMarked;
