/**
 * Connections of Spring WebFlux.
 */
@NullMarked
package dev.monitored.websocket.reactive;

import org.jspecify.annotations.NullMarked;
