/**
 * How many series each metric has, and why.
 */
@NullMarked
package dev.monitored.cardinality;

import org.jspecify.annotations.NullMarked;
