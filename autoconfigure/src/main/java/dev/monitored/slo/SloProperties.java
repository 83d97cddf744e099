package dev.monitored.slo;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of SLOs.
 *
 * @param enabled Whether calls are counted as good and bad events of SLOs.
 * @param definitions SLOs by name: lower-case letters, digits and hyphens.
 * @param causes What bad calls are put down to.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.slo", ignoreUnknownFields = false)
public record SloProperties(@DefaultValue("true") boolean enabled, @DefaultValue Map<String, SloSettings> definitions,
		@DefaultValue Causes causes) {

	/**
	 * What bad calls are put down to.
	 *
	 * @param enabled Whether Monitored follows where calls spend their time, so that each
	 * bad event has a cause.
	 */
	public record Causes(@DefaultValue("true") boolean enabled) {

	}

}
