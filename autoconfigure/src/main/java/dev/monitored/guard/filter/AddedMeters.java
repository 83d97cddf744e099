package dev.monitored.guard.filter;

import java.util.function.Consumer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;

import dev.monitored.failure.FailureLog;
import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.guard.ForbiddenLabels.FoundLabel;

/**
 * Looks at each meter once, when it is added to a registry.
 */
final class AddedMeters implements Consumer<Meter> {

	private static final FailureLog failures = new FailureLog(AddedMeters.class);

	private final ForbiddenLabels forbidden;

	AddedMeters(ForbiddenLabels forbidden) {
		this.forbidden = forbidden;
	}

	@Override
	public void accept(Meter meter) {
		try {
			for (Tag tag : meter.getId().getTagsAsIterable()) {
				if (this.forbidden.contains(tag.getKey())) {
					this.forbidden.report(new FoundLabel(meter.getId().getName(), tag.getKey(), false));
				}
			}
		}
		catch (Throwable ex) {
			failures.failed("The labels of a meter could not be checked", ex);
		}
	}

}
