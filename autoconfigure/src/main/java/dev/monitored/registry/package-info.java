/**
 * The meter registry of the application, from the moment on at which it may be touched,
 * and its wall clock.
 */
@NullMarked
package dev.monitored.registry;

import org.jspecify.annotations.NullMarked;
