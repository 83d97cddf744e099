package dev.monitored.dashboard.signal;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the calls of one language model used and cost.
 *
 * @param labels the labels that name the model
 * @param promptTokens the tokens of prompts in the last five minutes
 * @param completionTokens the tokens of answers in the last five minutes
 * @param cost the cost of the last five minutes in US dollars, {@code null} without a
 * price
 * @param costSinceStart the cost since start, likewise
 */
public record ModelRow(Map<String, String> labels, long promptTokens, long completionTokens, @Nullable Double cost,
		@Nullable Double costSinceStart) {

}
