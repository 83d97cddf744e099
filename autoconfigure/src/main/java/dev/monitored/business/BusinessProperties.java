package dev.monitored.business;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of meter interfaces.
 *
 * @param enabled Whether the beans of meter interfaces record their calls; otherwise they
 * do nothing.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.business", ignoreUnknownFields = false)
public record BusinessProperties(@DefaultValue("true") boolean enabled) {

}
