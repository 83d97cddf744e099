package dev.monitored.websocket;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of WebSocket connections.
 *
 * @param enabled Whether WebSocket connections and their messages are measured.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.websocket", ignoreUnknownFields = false)
public record WebSocketProperties(@DefaultValue("true") boolean enabled) {

}
