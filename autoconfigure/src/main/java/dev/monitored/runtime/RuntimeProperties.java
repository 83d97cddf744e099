package dev.monitored.runtime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of meters of the process and its JVM.
 *
 * @param enabled Whether there are meters of the process and its JVM that Spring Boot and
 * Micrometer do not have, and buckets of collection pauses.
 * @param gcPauseBuckets Name of the bucket profile of pauses of the garbage collector.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.runtime", ignoreUnknownFields = false)
public record RuntimeProperties(@DefaultValue("true") boolean enabled, @DefaultValue("fast") String gcPauseBuckets) {

}
