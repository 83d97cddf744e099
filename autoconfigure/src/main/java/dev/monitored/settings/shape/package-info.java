/**
 * How settings are written: their shapes, and what sources of properties have.
 */
@NullMarked
package dev.monitored.settings.shape;

import org.jspecify.annotations.NullMarked;
