package dev.monitored.saturation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of the saturation of resources.
 *
 * @param enabled Whether a meter shows how full each limited resource is, such as a
 * connection pool.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.saturation", ignoreUnknownFields = false)
public record SaturationProperties(@DefaultValue("true") boolean enabled) {

}
