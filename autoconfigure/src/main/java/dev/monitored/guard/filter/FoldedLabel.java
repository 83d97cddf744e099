package dev.monitored.guard.filter;

import java.util.function.UnaryOperator;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;

import dev.monitored.guard.BoundedLabel;

/**
 * A label of a meter of others that is kept bounded.
 *
 * @param key the key of the label
 * @param label what bounds it
 * @param uniform what makes values alike that mean the same, before they count
 */
record FoldedLabel(String key, BoundedLabel label, UnaryOperator<String> uniform) {

	Meter.Id fold(Meter.Id id) {
		String value = id.getTag(this.key);
		if (value == null || this.label.isAdmitted(value) || value.isBlank()) {
			return id;
		}
		String bounded = this.label.admit(this.uniform.apply(value));
		return bounded.equals(value) ? id : id.withTag(Tag.of(this.key, bounded));
	}

}
