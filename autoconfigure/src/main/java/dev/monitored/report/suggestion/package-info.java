/**
 * Objectives that the endpoint {@code slo} proposes from what this process has measured.
 */
@NullMarked
package dev.monitored.report.suggestion;

import org.jspecify.annotations.NullMarked;
