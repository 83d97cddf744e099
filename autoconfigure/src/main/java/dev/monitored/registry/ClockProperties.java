package dev.monitored.registry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of the clock of the meter registry.
 *
 * @param coarse Whether the meter registry, and with it every timer of the application,
 * reads a clock that is refreshed every 100 ms, not the system's. Monitored still times
 * calls exactly.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.clock", ignoreUnknownFields = false)
public record ClockProperties(@DefaultValue("false") boolean coarse) {

}
