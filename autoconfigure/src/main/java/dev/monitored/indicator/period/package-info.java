/**
 * What was counted recently.
 */
@NullMarked
package dev.monitored.indicator.period;

import org.jspecify.annotations.NullMarked;
