/**
 * The calls of operations that a test made.
 */
@NullMarked
package dev.monitored.test.call;

import org.jspecify.annotations.NullMarked;
