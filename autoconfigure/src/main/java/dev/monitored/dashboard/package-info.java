/**
 * The dashboard: a page and its data at {@code /actuator/dashboard}.
 */
@NullMarked
package dev.monitored.dashboard;

import org.jspecify.annotations.NullMarked;
