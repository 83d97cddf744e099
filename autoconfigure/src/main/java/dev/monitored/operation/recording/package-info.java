/**
 * How the calls of an operation are recorded, for every type of result.
 */
@NullMarked
package dev.monitored.operation.recording;

import org.jspecify.annotations.NullMarked;
