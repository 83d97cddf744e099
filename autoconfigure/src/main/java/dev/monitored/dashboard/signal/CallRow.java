package dev.monitored.dashboard.signal;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How the calls with the same labels went.
 *
 * @param labels the labels
 * @param calls the number of calls in the last five minutes
 * @param failed how many of them failed
 * @param meanSeconds how long they took in the mean, {@code null} without calls
 * @param sinceStart the number of calls since start
 */
public record CallRow(Map<String, String> labels, long calls, long failed, @Nullable Double meanSeconds,
		long sinceStart) {

}
