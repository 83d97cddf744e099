package dev.monitored.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.monitored.label.LabelValue;
import dev.monitored.label.ValueText;

/**
 * The values of one label of one meter: the first ones up to a limit are kept, later ones
 * are folded into {@value LabelValue#OTHER}, so that totals stay exact. Long values are
 * shortened. Values that code bounds are admitted beforehand, at any length, and take
 * nothing of the limit. Rejected values are not remembered.
 */
public final class BoundedLabel {

	/**
	 * The label value where the value cannot be told.
	 */
	public static final String UNKNOWN = "_unknown";

	private final int maxValues;

	private final int maxLength;

	private final FoldedValues folded;

	private final Map<String, String> admitted = new ConcurrentHashMap<>();

	/**
	 * How many values take something of the limit; written under the lock.
	 */
	private volatile int counted;

	/**
	 * How long an admitted value can be; written under the lock.
	 */
	private volatile int longest;

	BoundedLabel(int maxValues, int maxLength, FoldedValues folded) {
		this.maxValues = maxValues;
		this.maxLength = maxLength;
		this.longest = maxLength;
		this.folded = folded;
		admitAlways(LabelValue.OTHER);
		admitAlways(LabelValue.NONE);
		admitAlways(UNKNOWN);
	}

	/**
	 * Admits a value that code bounds, regardless of the limit.
	 * @param value the value
	 */
	public void admitAlways(String value) {
		synchronized (this.admitted) {
			this.longest = Math.max(this.longest, value.length());
			this.admitted.put(value, ValueText.wellFormed(value));
		}
	}

	/**
	 * Returns the value to use as label.
	 * @param value the value of a call
	 * @return the value itself, or well-formed and shortened if it has to be,
	 * {@value LabelValue#NONE} for {@code null} and blank ones, or
	 * {@value LabelValue#OTHER} past the limit
	 */
	public String admit(@Nullable String value) {
		if (value == null) {
			return LabelValue.NONE;
		}
		String known = (value.length() <= this.longest) ? this.admitted.get(value) : null;
		return (known != null) ? known : admitNew(value);
	}

	/**
	 * Returns whether a value is kept regardless of the limit.
	 * @param value the value
	 * @return whether it was admitted
	 */
	public boolean isAdmitted(String value) {
		return this.admitted.containsKey(value);
	}

	LabelUse use() {
		return this.folded.use(this.counted);
	}

	private String admitNew(String value) {
		if (value.isBlank()) {
			return LabelValue.NONE;
		}
		String fitting = ValueText.wellFormed(ValueText.shortened(value, this.maxLength));
		if (!isRoomFor(fitting)) {
			this.folded.add(value);
			return LabelValue.OTHER;
		}
		if (value.length() > this.maxLength) {
			this.folded.addShortened(value, this.maxLength);
		}
		return fitting;
	}

	private boolean isRoomFor(String value) {
		if (this.counted >= this.maxValues) {
			return this.admitted.containsKey(value);
		}
		synchronized (this.admitted) {
			if (this.counted >= this.maxValues) {
				return this.admitted.containsKey(value);
			}
			if (this.admitted.putIfAbsent(value, value) == null) {
				this.counted = this.counted + 1;
			}
			return true;
		}
	}

}
