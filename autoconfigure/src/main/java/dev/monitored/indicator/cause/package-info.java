/**
 * What the calls of SLOs are put down to.
 */
@NullMarked
package dev.monitored.indicator.cause;

import org.jspecify.annotations.NullMarked;
