/**
 * What was declared of an operation, by annotation, pointcut and configuration.
 */
@NullMarked
package dev.monitored.operation.declaration;

import org.jspecify.annotations.NullMarked;
