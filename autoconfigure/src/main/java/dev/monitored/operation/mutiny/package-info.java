/**
 * Calls that are subscriptions to publishers of Mutiny.
 */
@NullMarked
package dev.monitored.operation.mutiny;

import org.jspecify.annotations.NullMarked;
