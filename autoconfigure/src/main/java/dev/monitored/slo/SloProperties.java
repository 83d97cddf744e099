package dev.monitored.slo;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of SLOs.
 *
 * @param enabled Whether the events of objectives are counted.
 * @param definitions SLOs by name: lower-case letters, digits and hyphens.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.slo", ignoreUnknownFields = false)
public record SloProperties(@DefaultValue("true") boolean enabled, @DefaultValue Map<String, SloSettings> definitions) {

}
