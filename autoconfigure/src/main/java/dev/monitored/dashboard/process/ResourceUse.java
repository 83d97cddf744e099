package dev.monitored.dashboard.process;

import org.jspecify.annotations.Nullable;

/**
 * How full something is that has a limit.
 *
 * @param kind what it is: {@code pool} or {@code heap}
 * @param name its name
 * @param used how much is used: connections or bytes
 * @param most the limit, {@code null} if there is none
 * @param waiting the number of callers that wait, {@code null} if there cannot be any
 * @param share the share that is used; of the heap after its collection; {@code null} if
 * that is not known
 */
public record ResourceUse(String kind, String name, double used, @Nullable Double most, @Nullable Double waiting,
		@Nullable Double share) {

}
