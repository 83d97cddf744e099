/**
 * Which SLOs there are, and how the events of their objectives are counted.
 */
@NullMarked
package dev.monitored.indicator;

import org.jspecify.annotations.NullMarked;
