package dev.monitored.test.run;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.monitored.settings.InvalidSettingException;

/**
 * Configuration of the support for tests.
 *
 * @param timeout Maximum time for which an assertion waits for what it expects.
 */
@ConfigurationProperties(prefix = "monitored.test", ignoreUnknownFields = false)
public record TestRunProperties(@DefaultValue("10s") Duration timeout) {

	/**
	 * Creates the settings.
	 * @param timeout Maximum time for which an assertion waits for what it expects.
	 * @throws InvalidSettingException if it is negative
	 */
	public TestRunProperties {
		if (timeout.isNegative()) {
			throw new InvalidSettingException("monitored.test.timeout", timeout.toString(), "it is negative",
					"Write how long an assertion waits at most, such as 10s, or 0 to look once.");
		}
	}

}
