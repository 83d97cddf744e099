/**
 * Proxies that are subclasses of what they stand before, and look like it to reflection,
 * serialization and code that copies properties.
 */
@NullMarked
package dev.monitored.subclass;

import org.jspecify.annotations.NullMarked;
