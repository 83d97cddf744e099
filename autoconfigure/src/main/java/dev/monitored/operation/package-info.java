/**
 * Operations: methods under {@link dev.monitored.Monitored @Monitored}, methods under a\n
 * * pointcut, and code that records itself by hand.
 */
@NullMarked
package dev.monitored.operation;

import org.jspecify.annotations.NullMarked;
