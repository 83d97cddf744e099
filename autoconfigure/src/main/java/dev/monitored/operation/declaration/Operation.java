package dev.monitored.operation.declaration;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.slo.Objective;

/**
 * One operation: its name and everything that was declared of it.
 *
 * @param name the value of the label {@code operation}
 * @param objectives what it promises
 * @param boundaries the boundaries of its buckets, thresholds of objectives included
 * @param tags the labels with a constant value
 * @param noErrorFor the exception types that are no errors
 * @param team the owner, if one is named
 */
public record Operation(String name, List<Objective> objectives, List<Duration> boundaries, Map<String, String> tags,
		List<Class<? extends Throwable>> noErrorFor, @Nullable String team) {

}
