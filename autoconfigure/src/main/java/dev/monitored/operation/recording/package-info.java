/**
 * How the calls of an operation are recorded, whatever they return.
 */
@NullMarked
package dev.monitored.operation.recording;

import org.jspecify.annotations.NullMarked;
