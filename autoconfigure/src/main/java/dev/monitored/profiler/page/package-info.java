/**
 * The headers with which profiles are sent.
 */
@NullMarked
package dev.monitored.profiler.page;

import org.jspecify.annotations.NullMarked;
