/**
 * What the dashboard shows: SLOs, broken calls, signals and pools of this process.
 */
@NullMarked
package dev.monitored.dashboard.data;

import org.jspecify.annotations.NullMarked;
