/**
 * Metrics of what the application is for, each the method of an interface.
 */
@NullMarked
package dev.monitored.business;

import org.jspecify.annotations.NullMarked;
