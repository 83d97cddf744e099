/**
 * Connections and messages of WebSocket.
 */
@NullMarked
package dev.monitored.websocket;

import org.jspecify.annotations.NullMarked;
