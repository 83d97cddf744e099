package dev.monitored.trace;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of spans.
 *
 * @param enabled Whether operations have spans in traces that are sampled, and spans of
 * calls that broke an objective are marked.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.trace", ignoreUnknownFields = false)
public record TraceProperties(@DefaultValue("true") boolean enabled) {

}
