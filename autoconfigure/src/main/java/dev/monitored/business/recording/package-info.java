/**
 * What records the calls of meter interfaces, and counts them for SLOs.
 */
@NullMarked
package dev.monitored.business.recording;

import org.jspecify.annotations.NullMarked;
