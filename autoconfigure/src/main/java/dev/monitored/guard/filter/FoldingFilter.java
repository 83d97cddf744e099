package dev.monitored.guard.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;

/**
 * Folds excess values of labels of meters that are not ours, so that their calls are
 * counted under another value instead of nowhere. The registry asks for each meter that
 * it does not know by its own labels, which are all those that were folded. As a bean
 * without order it comes after the application's own filters, and bounds what they leave.
 * A registry that outlives the context keeps the filter, which then does nothing.
 */
final class FoldingFilter implements MeterFilter, AutoCloseable {

	private static final FailureLog failures = new FailureLog(FoldingFilter.class);

	private volatile Map<String, FoldedLabel[]> labels;

	private volatile @Nullable FunctionMeters functions;

	/**
	 * Creates a filter.
	 * @param labels the labels by the name of their meter
	 * @param functions meters that cannot be merged
	 */
	FoldingFilter(Map<String, List<FoldedLabel>> labels, FunctionMeters functions) {
		Map<String, FoldedLabel[]> copy = new HashMap<>();
		for (Map.Entry<String, List<FoldedLabel>> meter : labels.entrySet()) {
			copy.put(meter.getKey(), meter.getValue().toArray(new FoldedLabel[0]));
		}
		this.labels = copy;
		this.functions = functions;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		try {
			FoldedLabel[] guarded = this.labels.get(id.getName());
			return (guarded != null && isAnyUnknown(id, guarded) && isMergeable(id)) ? fold(id, guarded) : id;
		}
		catch (Throwable ex) {
			failures.failed("The labels of a meter could not be bounded", ex);
			return id;
		}
	}

	@Override
	public void close() {
		this.labels = Map.of();
		this.functions = null;
	}

	private boolean isMergeable(Meter.Id id) {
		FunctionMeters known = this.functions;
		return known != null && known.isMergeable(id);
	}

	private static boolean isAnyUnknown(Meter.Id id, FoldedLabel[] guarded) {
		for (FoldedLabel label : guarded) {
			if (label.isUnknown(id)) {
				return true;
			}
		}
		return false;
	}

	private static Meter.Id fold(Meter.Id id, FoldedLabel[] guarded) {
		Meter.Id folded = id;
		for (FoldedLabel label : guarded) {
			folded = label.fold(folded);
		}
		return folded;
	}

}
