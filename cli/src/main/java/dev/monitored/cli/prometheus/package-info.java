/**
 * Asks a Prometheus over HTTP.
 */
@NullMarked
package dev.monitored.cli.prometheus;

import org.jspecify.annotations.NullMarked;
