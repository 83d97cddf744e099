package dev.monitored.guard.filter;

import java.util.function.Consumer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.guard.ForbiddenLabels.FoundLabel;

/**
 * Looks at each meter once, when it is added to a registry. A registry that outlives the
 * context keeps this listener, which then does nothing.
 */
final class AddedMeters implements Consumer<Meter>, AutoCloseable {

	private static final FailureLog failures = new FailureLog(AddedMeters.class);

	private volatile @Nullable ForbiddenLabels forbidden;

	AddedMeters(ForbiddenLabels forbidden) {
		this.forbidden = forbidden;
	}

	@Override
	public void accept(Meter meter) {
		try {
			ForbiddenLabels labels = this.forbidden;
			if (labels != null) {
				check(meter.getId(), labels);
			}
		}
		catch (Throwable ex) {
			failures.failed("The labels of a meter could not be checked", ex);
		}
	}

	@Override
	public void close() {
		this.forbidden = null;
	}

	private static void check(Meter.Id id, ForbiddenLabels forbidden) {
		for (Tag tag : id.getTagsAsIterable()) {
			if (forbidden.contains(tag.getKey())) {
				forbidden.report(new FoundLabel(id.getName(), tag.getKey(), false));
			}
		}
	}

}
