package dev.monitored.guard;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of the guard that bounds label values.
 *
 * @param enabled Whether meters of Spring Boot and other libraries are guarded too: those
 * of HTTP requests, those under "labels", and those with a forbidden label. Meters of
 * Monitored always are.
 * @param maxValues Maximum number of values that calls may give one label; further values
 * are counted as "_other".
 * @param maxLength Maximum number of characters of a label value that comes from calls;
 * longer values are shortened.
 * @param labels Limits of single labels: how many values they may have, and which values
 * are always kept.
 * @param forbiddenLabels Label keys, in any spelling, that no meter should have, because
 * each user, request or moment has its own value. A meter with one is reported.
 * @param removeForbiddenLabels Whether forbidden labels are removed from counters, timers
 * and summaries.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.guard", ignoreUnknownFields = false)
public record GuardProperties(@DefaultValue("true") boolean enabled, @DefaultValue("100") int maxValues,
		@DefaultValue("128") int maxLength, @DefaultValue List<LabelSettings> labels,
		@Nullable List<String> forbiddenLabels, @DefaultValue("false") boolean removeForbiddenLabels) {

}
