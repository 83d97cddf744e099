package dev.monitored.guard;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many values one label of one meter may have.
 *
 * @param meter Name of the meter, such as "http.server.requests".
 * @param label Key of the label, such as "uri", "client.name" or "client_name".
 * @param maxValues Maximum number of values; further values are counted as "_other". With
 * 0, only allowed values are kept.
 * @param allow Values that are always kept, and do not count towards the maximum.
 */
public record LabelSettings(@Nullable String meter, @Nullable String label, @Nullable Integer maxValues,
		@DefaultValue List<String> allow) {

}
