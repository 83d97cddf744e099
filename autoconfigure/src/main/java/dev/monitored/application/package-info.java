/**
 * Which application this is, in which version.
 */
@NullMarked
package dev.monitored.application;

import org.jspecify.annotations.NullMarked;
