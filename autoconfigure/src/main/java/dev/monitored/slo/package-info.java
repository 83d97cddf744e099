/**
 * SLOs as they are configured: which calls they are about, and over which window.
 */
@NullMarked
package dev.monitored.slo;

import org.jspecify.annotations.NullMarked;
