/**
 * The alerts that the rules of the pack would have sent.
 */
@NullMarked
package dev.monitored.cli.rules;

import org.jspecify.annotations.NullMarked;
