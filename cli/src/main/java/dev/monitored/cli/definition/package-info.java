/**
 * Definitions of SLOs for the configuration of an application.
 */
@NullMarked
package dev.monitored.cli.definition;

import org.jspecify.annotations.NullMarked;
