/**
 * What the JVM says of itself through its management beans.
 */
@NullMarked
package dev.monitored.runtime.jvm;

import org.jspecify.annotations.NullMarked;
