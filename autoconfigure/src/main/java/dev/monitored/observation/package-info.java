/**
 * Calls of other systems that are measured by nothing but their observation.
 */
@NullMarked
package dev.monitored.observation;

import org.jspecify.annotations.NullMarked;
