package dev.monitored.saturation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of the saturation of resources.
 *
 * @param enabled Whether there is a meter of how full each resource is that has a limit.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.saturation", ignoreUnknownFields = false)
public record SaturationProperties(@DefaultValue("true") boolean enabled) {

}
