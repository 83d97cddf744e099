package dev.monitored.label;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The key of a label, with dots as Micrometer spells it or with underscores as Prometheus
 * does. Keys that differ in dots and underscores alone are equal.
 *
 * @param text the key in the spelling of Prometheus
 */
public record LabelKey(String text) {

	/**
	 * Creates a key.
	 * @param text the key, in either spelling
	 */
	public LabelKey {
		text = text.replace('.', '_');
	}

	/**
	 * Returns whether a text is this key. It creates no objects, because meter filters
	 * ask for each label of a meter.
	 * @param other the text, in either spelling
	 * @return whether it is
	 */
	public boolean is(String other) {
		if (other.length() != this.text.length()) {
			return false;
		}
		for (int index = 0; index < other.length(); index++) {
			char character = other.charAt(index);
			if (((character == '.') ? '_' : character) != this.text.charAt(index)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns the value of the label.
	 * @param labels values by key, in either spelling
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable String in(Map<String, String> labels) {
		for (Map.Entry<String, String> label : labels.entrySet()) {
			if (is(label.getKey())) {
				return label.getValue();
			}
		}
		return null;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
