package dev.monitored.log;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of log events.
 *
 * @param enabled Whether calls that broke an objective or failed are logged.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.log", ignoreUnknownFields = false)
public record LogProperties(@DefaultValue("true") boolean enabled) {

}
