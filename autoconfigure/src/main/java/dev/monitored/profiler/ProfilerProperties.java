package dev.monitored.profiler;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of the profiler.
 *
 * @param enabled Whether profiles can be recorded where an endpoint of the profiler is
 * accessible.
 * @param directory Folder for the files of profiles, by default the one for temporary
 * files. They are private to the user of the process, and deleted when it ends.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.profiler", ignoreUnknownFields = false)
public record ProfilerProperties(@DefaultValue("true") boolean enabled, @Nullable Path directory) {

}
