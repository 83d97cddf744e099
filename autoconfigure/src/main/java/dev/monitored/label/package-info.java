/**
 * Labels: their keys in either spelling, patterns of their values, and the values that
 * stand for others.
 */
@NullMarked
package dev.monitored.label;

import org.jspecify.annotations.NullMarked;
