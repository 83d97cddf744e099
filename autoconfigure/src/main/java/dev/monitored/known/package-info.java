/**
 * Values that are created once and then known by their keys.
 */
@NullMarked
package dev.monitored.known;

import org.jspecify.annotations.NullMarked;
