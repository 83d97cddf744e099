package dev.monitored.guard.filter;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.guard.ForbiddenLabels.FoundLabel;

/**
 * Removes labels that should never be, from meters whose values add up. A registry that
 * outlives the context keeps the filter, which then does nothing.
 */
final class ForbiddenLabelFilter implements MeterFilter, AutoCloseable {

	private static final FailureLog failures = new FailureLog(ForbiddenLabelFilter.class);

	private volatile @Nullable ForbiddenLabels forbidden;

	private volatile @Nullable FunctionMeters functions;

	ForbiddenLabelFilter(ForbiddenLabels forbidden, FunctionMeters functions) {
		this.forbidden = forbidden;
		this.functions = functions;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		try {
			ForbiddenLabels labels = this.forbidden;
			FunctionMeters known = this.functions;
			return (labels != null && known != null && hasAny(labels, id) && known.isMergeable(id)) ? remove(labels, id)
					: id;
		}
		catch (Throwable ex) {
			failures.failed("The labels of a meter could not be checked", ex);
			return id;
		}
	}

	@Override
	public void close() {
		this.forbidden = null;
		this.functions = null;
	}

	private static boolean hasAny(ForbiddenLabels forbidden, Meter.Id id) {
		for (Tag tag : id.getTagsAsIterable()) {
			if (forbidden.contains(tag.getKey())) {
				return true;
			}
		}
		return false;
	}

	private static Meter.Id remove(ForbiddenLabels forbidden, Meter.Id id) {
		List<Tag> kept = new ArrayList<>();
		for (Tag tag : id.getTagsAsIterable()) {
			if (forbidden.contains(tag.getKey())) {
				forbidden.report(new FoundLabel(id.getName(), tag.getKey(), true));
			}
			else {
				kept.add(tag);
			}
		}
		return id.replaceTags(kept);
	}

}
