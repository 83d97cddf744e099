/**
 * Observations as calls of SLOs that name them.
 */
@NullMarked
package dev.monitored.observation.recording;

import org.jspecify.annotations.NullMarked;
