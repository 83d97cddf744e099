/**
 * How long tasks wait in the queues of Spring's executors.
 */
@NullMarked
package dev.monitored.operation.queue;

import org.jspecify.annotations.NullMarked;
