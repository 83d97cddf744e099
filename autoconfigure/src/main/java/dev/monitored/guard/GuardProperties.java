package dev.monitored.guard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of the guard that bounds label values.
 *
 * @param maxValues Maximum number of values of a label whose values come from calls;
 * further ones are counted as "_other".
 */
@ConfigurationProperties(prefix = "monitored.guard", ignoreUnknownFields = false)
public record GuardProperties(@DefaultValue("100") int maxValues) {

}
