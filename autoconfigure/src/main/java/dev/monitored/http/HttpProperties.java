package dev.monitored.http;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of requests over HTTP.
 *
 * @param enabled Whether requests are measured.
 * @param server Requests that this application answers.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.http", ignoreUnknownFields = false)
public record HttpProperties(@DefaultValue("true") boolean enabled, @DefaultValue Server server) {

	/**
	 * Configuration of requests that this application answers.
	 *
	 * @param actuator Whether requests to Actuator's endpoints count like all others: in
	 * flight, as errors, and as events of objectives.
	 * @param ignored Paths whose requests do not count, with all paths below them.
	 */
	public record Server(@DefaultValue("false") boolean actuator, @DefaultValue List<String> ignored) {

	}

}
