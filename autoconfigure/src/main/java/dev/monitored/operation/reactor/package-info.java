/**
 * Calls that are subscriptions to publishers of Reactor.
 */
@NullMarked
package dev.monitored.operation.reactor;

import org.jspecify.annotations.NullMarked;
