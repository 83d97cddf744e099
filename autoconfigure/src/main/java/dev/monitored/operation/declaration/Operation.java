package dev.monitored.operation.declaration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.monitored.slo.Slo;

/**
 * One operation: its name and everything that was declared of it.
 *
 * @param name the value of the label {@code operation}
 * @param slo what it promises, if it promises anything
 * @param thresholds the thresholds of all objectives that its calls are events of
 * @param boundaries the boundaries of its buckets, thresholds included
 * @param tags the labels with a constant value
 * @param noErrorFor the exception types that are no errors
 */
public record Operation(String name, @Nullable Slo slo, Set<Duration> thresholds, List<Duration> boundaries,
		Map<String, String> tags, List<Class<? extends Throwable>> noErrorFor) {

}
