/**
 * The meter registry of the application, from the moment on at which it may be touched.
 */
@NullMarked
package dev.monitored.registry;

import org.jspecify.annotations.NullMarked;
