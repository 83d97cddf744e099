/**
 * Publishers of Reactor, seen from in between.
 */
@NullMarked
package dev.monitored.stream;

import org.jspecify.annotations.NullMarked;
