package dev.monitored.test.run;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of the support for tests.
 *
 * @param timeout Maximum time for which an assertion waits for what it expects.
 */
@ConfigurationProperties(prefix = "monitored.test", ignoreUnknownFields = false)
public record TestRunProperties(@DefaultValue("10s") Duration timeout) {

}
