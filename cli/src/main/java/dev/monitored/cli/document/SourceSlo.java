package dev.monitored.cli.document;

import java.math.BigDecimal;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One objective of a file.
 *
 * @param name its name
 * @param target the share of events that must be good, {@code null} if none is readable
 * @param window the time over which the budget is spent, if there is one
 * @param good the query of good events, if there is one
 * @param bad the query of bad events, if there is one
 * @param total the query of all events, if there is one
 * @param annotations what our own export says besides, without its prefix
 * @param problem why it cannot be counted, as far as the file alone tells
 */
public record SourceSlo(String name, @Nullable BigDecimal target, @Nullable String window, @Nullable String good,
		@Nullable String bad, @Nullable String total, Map<String, String> annotations, @Nullable String problem) {

}
