package dev.monitored.guard.filter;

import java.util.function.UnaryOperator;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import org.jspecify.annotations.Nullable;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.label.LabelKey;

/**
 * A label of a meter of others that is kept bounded.
 *
 * @param key the key of the label
 * @param label what bounds it
 * @param uniform unifies values with the same meaning before they are counted
 */
record FoldedLabel(LabelKey key, BoundedLabel label, UnaryOperator<String> uniform) {

	/**
	 * Returns whether the value of a meter is one that is not known yet.
	 * @param id the meter
	 * @return whether it may have to be folded
	 */
	boolean isUnknown(Meter.Id id) {
		Tag tag = find(id);
		return tag != null && isUnknown(tag.getValue());
	}

	Meter.Id fold(Meter.Id id) {
		Tag tag = find(id);
		if (tag == null || !isUnknown(tag.getValue())) {
			return id;
		}
		String bounded = this.label.admit(this.uniform.apply(tag.getValue()));
		return bounded.equals(tag.getValue()) ? id : id.withTag(Tag.of(tag.getKey(), bounded));
	}

	private boolean isUnknown(String value) {
		return !this.label.isAdmitted(value) && !value.isBlank();
	}

	private @Nullable Tag find(Meter.Id id) {
		for (Tag tag : id.getTagsAsIterable()) {
			if (this.key.is(tag.getKey())) {
				return tag;
			}
		}
		return null;
	}

}
