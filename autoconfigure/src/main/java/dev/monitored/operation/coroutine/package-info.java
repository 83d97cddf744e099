/**
 * Calls that are coroutines of Kotlin.
 */
@NullMarked
package dev.monitored.operation.coroutine;

import org.jspecify.annotations.NullMarked;
