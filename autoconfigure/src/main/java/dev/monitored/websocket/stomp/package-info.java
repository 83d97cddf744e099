/**
 * Messages that methods of the application handle, over STOMP.
 */
@NullMarked
package dev.monitored.websocket.stomp;

import org.jspecify.annotations.NullMarked;
