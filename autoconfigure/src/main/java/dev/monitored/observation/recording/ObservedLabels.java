package dev.monitored.observation.recording;

import java.util.LinkedHashMap;
import java.util.Map;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;

import dev.monitored.label.LabelKey;

/**
 * The labels by which SLOs match an observation: its name, and those of its
 * low-cardinality keys that one of them names.
 *
 * @param values the values by key
 * @param isSent whether it is a call of another system
 */
record ObservedLabels(Map<String, String> values, boolean isSent) {

	/**
	 * The key of the name of an observation.
	 */
	static final String NAME = "name";

	/**
	 * Returns some values of the low-cardinality keys of an observation.
	 * @param context the observation
	 * @param keys the keys
	 * @return the values by key, without those that it does not have
	 */
	static Map<String, String> values(Observation.Context context, Iterable<LabelKey> keys) {
		Map<String, String> values = new LinkedHashMap<>();
		for (KeyValue keyValue : context.getLowCardinalityKeyValues()) {
			for (LabelKey key : keys) {
				if (key.is(keyValue.getKey())) {
					values.put(key.text(), keyValue.getValue());
				}
			}
		}
		return values;
	}

	String name() {
		return this.values.getOrDefault(NAME, "");
	}

}
