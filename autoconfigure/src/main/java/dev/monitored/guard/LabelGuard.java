package dev.monitored.guard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.springframework.util.function.SingletonSupplier;

import dev.monitored.known.KnownValues;
import dev.monitored.label.LabelKey;
import dev.monitored.registry.DeferredMeters;

/**
 * Keeps the values of labels bounded: one {@link BoundedLabel} for each label of each
 * meter.
 */
public final class LabelGuard {

	/**
	 * The meter under which the labels are guarded by which SLOs match.
	 */
	public static final String MATCHED = "slo.events";

	private final LabelLimits limits;

	private final DeferredMeters meters;

	private final KnownValues<String, Map<LabelKey, BoundedLabel>> labels = new KnownValues<>(
			(meter) -> new ConcurrentHashMap<>());

	LabelGuard(LabelLimits limits, DeferredMeters meters) {
		this.limits = limits;
		this.meters = meters;
	}

	/**
	 * Returns the guard of one label.
	 * @param meter the name of the meter
	 * @param label the key of the label, in either spelling
	 * @return the guard, always the same one for the same meter and label
	 */
	public BoundedLabel label(String meter, String label) {
		Map<LabelKey, BoundedLabel> ofMeter = this.labels.get(meter);
		BoundedLabel known = ofMeter.get(new LabelKey(label));
		return (known != null) ? known : add(meter, shown(meter, label), ofMeter);
	}

	/**
	 * Returns the guard of one label once a value is to be bounded. A guard has a meter
	 * of its own, which then comes with the first value.
	 * @param meter the name of the meter
	 * @param label the key of the label, in either spelling
	 * @return supplies the guard
	 */
	public Supplier<BoundedLabel> labelOnDemand(String meter, String label) {
		return SingletonSupplier.of(() -> label(meter, label));
	}

	/**
	 * Returns whether the settings limit a label, and not the default alone.
	 * @param meter the name of the meter
	 * @param label the key of the label, in either spelling
	 * @return whether they have an entry for it
	 */
	public boolean isLimited(String meter, String label) {
		return this.limits.isSet(meter, label);
	}

	/**
	 * Returns what became of the values of all guarded labels so far.
	 * @return the uses, by meter and label
	 */
	public List<LabelUse> uses() {
		return this.labels.byKey()
			.values()
			.stream()
			.flatMap((ofMeter) -> ofMeter.values().stream())
			.map(BoundedLabel::use)
			.sorted(Comparator.comparing(LabelUse::meter).thenComparing(LabelUse::label))
			.toList();
	}

	/**
	 * Adds a guard. No lock is held while its meter is registered.
	 * @param meter the name of the meter
	 * @param label the key of the label, as it is shown
	 * @param ofMeter the labels of that meter
	 * @return the guard, or the one that another thread has added
	 */
	private BoundedLabel add(String meter, String label, Map<LabelKey, BoundedLabel> ofMeter) {
		int maxValues = this.limits.maxValues(meter, label);
		FoldedValues folded = new FoldedValues(meter, label, maxValues, this.meters);
		BoundedLabel added = new BoundedLabel(maxValues, this.limits.maxLength(), folded);
		for (String value : this.limits.always(meter, label)) {
			added.admitAlways(value);
		}
		BoundedLabel raced = ofMeter.putIfAbsent(new LabelKey(label), added);
		if (raced != null) {
			return raced;
		}
		folded.register();
		return added;
	}

	/**
	 * Returns the key of a label as people see it. The labels by which SLOs match begin
	 * with a signal and a dot, as in {@code http-client.client_name}.
	 * @param meter the name of the meter
	 * @param label the key of the label, in either spelling
	 * @return the key in the spelling of Prometheus
	 */
	private static String shown(String meter, String label) {
		int signal = MATCHED.equals(meter) ? label.indexOf('.') + 1 : 0;
		return label.substring(0, signal) + new LabelKey(label.substring(signal));
	}

}
