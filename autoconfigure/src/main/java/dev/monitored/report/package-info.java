/**
 * What people read about their SLOs in the process: the endpoint {@code slo} and the
 * lines at start-up.
 */
@NullMarked
package dev.monitored.report;

import org.jspecify.annotations.NullMarked;
