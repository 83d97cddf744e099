/**
 * What Prometheus reads from an application, parsed.
 */
@NullMarked
package dev.monitored.test.scrape;

import org.jspecify.annotations.NullMarked;
