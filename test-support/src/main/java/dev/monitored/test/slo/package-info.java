/**
 * The events of objectives that a test caused.
 */
@NullMarked
package dev.monitored.test.slo;

import org.jspecify.annotations.NullMarked;
