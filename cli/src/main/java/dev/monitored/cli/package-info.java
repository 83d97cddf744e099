/**
 * A command for files with objectives.
 */
@NullMarked
package dev.monitored.cli;

import org.jspecify.annotations.NullMarked;
