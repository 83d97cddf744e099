/**
 * The queries of Prometheus that count events.
 */
@NullMarked
package dev.monitored.cli.promql;

import org.jspecify.annotations.NullMarked;
