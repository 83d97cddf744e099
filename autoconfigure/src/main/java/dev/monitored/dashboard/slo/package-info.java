/**
 * How SLOs are kept in this process, as the dashboard shows it.
 */
@NullMarked
package dev.monitored.dashboard.slo;

import org.jspecify.annotations.NullMarked;
