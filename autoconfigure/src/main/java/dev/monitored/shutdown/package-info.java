/**
 * The last scrape of a process that shuts down.
 */
@NullMarked
package dev.monitored.shutdown;

import org.jspecify.annotations.NullMarked;
