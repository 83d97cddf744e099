package dev.monitored.guard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.monitored.registry.LateMeterRegistry;

/**
 * Keeps the values of labels bounded: one {@link BoundedLabel} for each label of each
 * meter.
 */
public final class LabelGuard {

	private final LabelLimits limits;

	private final LateMeterRegistry registry;

	private final Map<String, Map<String, BoundedLabel>> labels = new ConcurrentHashMap<>();

	LabelGuard(LabelLimits limits, LateMeterRegistry registry) {
		this.limits = limits;
		this.registry = registry;
	}

	/**
	 * Returns the guard of one label.
	 * @param meter the name of the meter
	 * @param label the key of the label
	 * @return the guard, always the same one for the same meter and label
	 */
	public BoundedLabel label(String meter, String label) {
		Map<String, BoundedLabel> ofMeter = this.labels.computeIfAbsent(meter, (added) -> new ConcurrentHashMap<>());
		BoundedLabel known = ofMeter.get(label);
		return (known != null) ? known : add(meter, label, ofMeter);
	}

	/**
	 * Returns what became of the values of all guarded labels so far.
	 * @return the uses, by meter and label
	 */
	public List<LabelUse> uses() {
		return this.labels.values()
			.stream()
			.flatMap((ofMeter) -> ofMeter.values().stream())
			.map(BoundedLabel::use)
			.sorted(Comparator.comparing(LabelUse::meter).thenComparing(LabelUse::label))
			.toList();
	}

	/**
	 * Adds a guard. No lock is held while its meter is registered.
	 * @param meter the name of the meter
	 * @param label the key of the label
	 * @param ofMeter the labels of that meter
	 * @return the guard, or the one that another thread has added
	 */
	private BoundedLabel add(String meter, String label, Map<String, BoundedLabel> ofMeter) {
		int maxValues = this.limits.maxValues(meter, label);
		FoldedValues folded = new FoldedValues(meter, label, maxValues);
		BoundedLabel added = new BoundedLabel(maxValues, folded);
		this.limits.always(meter, label).forEach(added::admitAlways);
		BoundedLabel raced = ofMeter.putIfAbsent(label, added);
		if (raced != null) {
			return raced;
		}
		this.registry.whenReadyUntilClosed(folded::bindTo);
		return added;
	}

}
