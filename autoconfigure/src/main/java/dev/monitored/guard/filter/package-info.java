/**
 * Filters that guard the meters of others, in every registry of the application.
 */
@NullMarked
package dev.monitored.guard.filter;

import org.jspecify.annotations.NullMarked;
