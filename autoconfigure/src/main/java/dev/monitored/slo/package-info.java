/**
 * Objectives of a service level: the words everything else is written in.
 */
@NullMarked
package dev.monitored.slo;

import org.jspecify.annotations.NullMarked;
