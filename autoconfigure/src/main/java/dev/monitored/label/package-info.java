/**
 * Labels in settings: their keys in either spelling, and patterns of their values.
 */
@NullMarked
package dev.monitored.label;

import org.jspecify.annotations.NullMarked;
