/**
 * The SLOs of the application as other tools write them: OpenSLO, Sloth, Pyrra and
 * Grafana.
 */
@NullMarked
package dev.monitored.report.export;

import org.jspecify.annotations.NullMarked;
