package dev.monitored.report.suggestion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.micrometer.core.instrument.Meter;
import org.jspecify.annotations.Nullable;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.label.LabelPattern;
import dev.monitored.label.LabelValue;
import dev.monitored.meter.TimedSignal;

/**
 * A signal, with the labels that tell apart what one would promise something of.
 */
enum SuggestedSignal {

	/**
	 * Each route of each method.
	 */
	HTTP_SERVER(TimedSignal.HTTP_SERVER, "method", "uri"),

	/**
	 * Each operation.
	 */
	OPERATION(TimedSignal.OPERATION, "operation"),

	/**
	 * Each host that requests are sent to.
	 */
	HTTP_CLIENT(TimedSignal.HTTP_CLIENT, "client_name"),

	/**
	 * Each table.
	 */
	DB(TimedSignal.DB, "table"),

	/**
	 * Each model.
	 */
	LLM(TimedSignal.LLM, "provider", "model");

	/**
	 * Values that stand for others.
	 */
	private static final Set<String> STAND_INS = Set.of(LabelValue.OTHER, LabelValue.NONE, BoundedLabel.UNKNOWN);

	private final TimedSignal timed;

	private final List<String> keys;

	SuggestedSignal(TimedSignal timed, String... keys) {
		this.timed = timed;
		this.keys = List.of(keys);
	}

	TimedSignal timed() {
		return this.timed;
	}

	/**
	 * Returns what an SLO about the calls of a timer would match by.
	 * @param timer the timer
	 * @return the values by label, or {@code null} if one is not there
	 */
	@Nullable Map<String, String> match(Meter.Id timer) {
		TreeMap<String, String> labels = TimedSignal.labels(timer);
		Map<String, String> match = new LinkedHashMap<>();
		for (String key : this.keys) {
			String value = labels.get(key);
			if (value == null) {
				return null;
			}
			match.put(key, value);
		}
		return match;
	}

	/**
	 * Returns whether an SLO can match by certain values.
	 * @param match the values by label
	 * @return whether all can be written
	 */
	static boolean canBeWritten(Map<String, String> match) {
		return match.entrySet().stream().allMatch((entry) -> isPattern(entry.getKey(), entry.getValue()));
	}

	/**
	 * Returns whether a value can stand in the configuration as a pattern of itself,
	 * which Spring would not take for one with placeholders.
	 * @param key the key of the label
	 * @param value the value
	 * @return whether it can
	 */
	private static boolean isPattern(String key, String value) {
		if (value.isBlank() || STAND_INS.contains(value) || value.contains("${") || value.equals("/**")) {
			return false;
		}
		try {
			return LabelPattern.parse(key, value).matches(value);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
