/**
 * The keys of labels, and how they are spelt.
 */
@NullMarked
package dev.monitored.label;

import org.jspecify.annotations.NullMarked;
