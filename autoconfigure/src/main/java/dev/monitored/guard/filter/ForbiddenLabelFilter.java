package dev.monitored.guard.filter;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;

import dev.monitored.failure.FailureLog;
import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.guard.ForbiddenLabels.FoundLabel;

/**
 * Removes labels that should never be, from meters whose values add up.
 */
final class ForbiddenLabelFilter implements MeterFilter {

	private static final FailureLog failures = new FailureLog(ForbiddenLabelFilter.class);

	private final ForbiddenLabels forbidden;

	private final FunctionMeters functions;

	ForbiddenLabelFilter(ForbiddenLabels forbidden, FunctionMeters functions) {
		this.forbidden = forbidden;
		this.functions = functions;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		try {
			return (hasForbidden(id) && this.functions.isMergeable(id)) ? remove(id) : id;
		}
		catch (Throwable ex) {
			failures.failed("The labels of a meter could not be checked", ex);
			return id;
		}
	}

	private boolean hasForbidden(Meter.Id id) {
		for (Tag tag : id.getTagsAsIterable()) {
			if (this.forbidden.contains(tag.getKey())) {
				return true;
			}
		}
		return false;
	}

	private Meter.Id remove(Meter.Id id) {
		List<Tag> kept = new ArrayList<>();
		for (Tag tag : id.getTagsAsIterable()) {
			if (this.forbidden.contains(tag.getKey())) {
				this.forbidden.report(new FoundLabel(id.getName(), tag.getKey(), true));
			}
			else {
				kept.add(tag);
			}
		}
		return id.replaceTags(kept);
	}

}
