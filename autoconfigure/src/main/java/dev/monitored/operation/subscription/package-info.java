/**
 * Calls that are subscriptions, whichever library subscribes.
 */
@NullMarked
package dev.monitored.operation.subscription;

import org.jspecify.annotations.NullMarked;
