/**
 * How every binder records its calls.
 */
@NullMarked
package dev.monitored.meter;

import org.jspecify.annotations.NullMarked;
