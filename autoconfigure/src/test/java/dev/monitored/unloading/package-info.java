/**
 * Tests that an application which has gone leaves nothing behind.
 */
@NullMarked
package dev.monitored.unloading;

import org.jspecify.annotations.NullMarked;
