/**
 * How the events of objectives are counted.
 */
@NullMarked
package dev.monitored.indicator;

import org.jspecify.annotations.NullMarked;
