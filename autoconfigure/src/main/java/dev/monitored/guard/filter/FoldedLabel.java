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

	/**
	 * Returns whether the value of a meter is one that is not known yet.
	 * @param id the meter
	 * @return whether it may have to be folded
	 */
	boolean isUnknown(Meter.Id id) {
		String value = id.getTag(this.key);
		return value != null && !this.label.isAdmitted(value) && !value.isBlank();
	}

	Meter.Id fold(Meter.Id id) {
		String value = id.getTag(this.key);
		if (value == null || !isUnknown(id)) {
			return id;
		}
		String bounded = this.label.admit(this.uniform.apply(value));
		return bounded.equals(value) ? id : id.withTag(Tag.of(this.key, bounded));
	}

}
