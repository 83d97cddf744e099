/**
 * The annotation that declares a measured operation and its objectives.
 */
@NullMarked
package dev.monitored;

import org.jspecify.annotations.NullMarked;
