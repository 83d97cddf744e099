/**
 * Where annotations stand that make operations of methods.
 */
@NullMarked
package dev.monitored.operation.annotation;

import org.jspecify.annotations.NullMarked;
