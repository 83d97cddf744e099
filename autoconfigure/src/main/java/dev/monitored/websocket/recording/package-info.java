/**
 * How connections and messages of WebSocket are recorded.
 */
@NullMarked
package dev.monitored.websocket.recording;

import org.jspecify.annotations.NullMarked;
