/**
 * What the dashboard remembers: series of numbers in rings of fixed size.
 */
@NullMarked
package dev.monitored.dashboard.history;

import org.jspecify.annotations.NullMarked;
