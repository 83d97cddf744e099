package dev.monitored.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.monitored.registry.LateMeterRegistry;

/**
 * Keeps the values of labels bounded: one {@link BoundedLabel} for each label of each
 * meter.
 */
public final class LabelGuard {

	private final int maxValues;

	private final LateMeterRegistry registry;

	private final Map<Key, BoundedLabel> labels = new ConcurrentHashMap<>();

	LabelGuard(int maxValues, LateMeterRegistry registry) {
		this.maxValues = maxValues;
		this.registry = registry;
	}

	/**
	 * Returns the guard of one label.
	 * @param meter the name of the meter
	 * @param label the key of the label
	 * @return the guard, always the same one for the same meter and label
	 */
	public BoundedLabel label(String meter, String label) {
		return this.labels.computeIfAbsent(new Key(meter, label), this::create);
	}

	private BoundedLabel create(Key key) {
		FoldedValues folded = new FoldedValues(key.meter(), key.label(), this.maxValues);
		this.registry.whenReady(folded::bindTo);
		return new BoundedLabel(this.maxValues, folded);
	}

	private record Key(String meter, String label) {

	}

}
