package dev.monitored.runtime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of meters of the process and its JVM.
 *
 * @param enabled Whether to add meters of the process and the JVM that Spring Boot and
 * Micrometer lack, and buckets for pauses of the garbage collector.
 * @param gcPauseBuckets Name of the bucket profile for pauses of the garbage collector.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.runtime", ignoreUnknownFields = false)
public record RuntimeProperties(@DefaultValue("true") boolean enabled, @DefaultValue("fast") String gcPauseBuckets) {

}
