/**
 * What Linux says of the process: its memory and the limits of its control groups.
 */
@NullMarked
package dev.monitored.runtime.linux;

import org.jspecify.annotations.NullMarked;
