package dev.monitored.guard;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration of the guard that bounds label values.
 *
 * @param enabled Whether meters of others are guarded too: HTTP requests, the meters
 * named under "labels", and labels that should never be. Those of Monitored always are.
 * @param maxValues Maximum number of values of a label whose values come from calls;
 * further ones are counted as "_other".
 * @param maxLength Maximum number of characters of a value that comes from calls; longer
 * ones are shortened.
 * @param labels Maximum and allowed values of single labels.
 * @param forbiddenLabels Label keys that have a value for each user, request or moment,
 * in any spelling; a meter that has one is reported.
 * @param removeForbiddenLabels Whether forbidden labels are removed from counters, timers
 * and summaries.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.guard", ignoreUnknownFields = false)
public record GuardProperties(@DefaultValue("true") boolean enabled, @DefaultValue("100") int maxValues,
		@DefaultValue("128") int maxLength, @DefaultValue List<LabelSettings> labels,
		@Nullable List<String> forbiddenLabels, @DefaultValue("false") boolean removeForbiddenLabels) {

}
