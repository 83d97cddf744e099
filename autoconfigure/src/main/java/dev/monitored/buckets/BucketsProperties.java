package dev.monitored.buckets;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of bucket profiles.
 *
 * @param profiles Bucket profiles by name, each a list of up to 20 durations,
 * "exponential(start, factor, count)" or "linear(start, width, count)". They add to, and
 * replace, the built-in profiles fast, medium, slow, http, db, llm and ttft.
 * @param signals Name of the bucket profile to use for each signal.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.buckets", ignoreUnknownFields = false)
public record BucketsProperties(@DefaultValue Map<String, List<String>> profiles,
		@DefaultValue Map<String, String> signals) {

}
