/**
 * The differences between the objectives of two files.
 */
@NullMarked
package dev.monitored.cli.diff;

import org.jspecify.annotations.NullMarked;
