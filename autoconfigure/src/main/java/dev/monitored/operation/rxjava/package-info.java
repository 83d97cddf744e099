/**
 * Calls that are subscriptions to publishers of RxJava.
 */
@NullMarked
package dev.monitored.operation.rxjava;

import org.jspecify.annotations.NullMarked;
