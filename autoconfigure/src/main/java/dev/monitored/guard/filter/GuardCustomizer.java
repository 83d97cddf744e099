package dev.monitored.guard.filter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;

/**
 * Looks at the meters of every registry, and gives our filters to composite ones: Boot
 * leaves them out there, and what is not folded there stays in its memory.
 */
final class GuardCustomizer implements MeterRegistryCustomizer<MeterRegistry>, AutoCloseable {

	private final AddedMeters added;

	private final FoldingFilter folding;

	private final ObjectProvider<ForbiddenLabelFilter> removal;

	GuardCustomizer(AddedMeters added, FoldingFilter folding, ObjectProvider<ForbiddenLabelFilter> removal) {
		this.added = added;
		this.folding = folding;
		this.removal = removal;
	}

	@Override
	public void customize(MeterRegistry registry) {
		registry.config().onMeterAdded(this.added);
		if (registry instanceof CompositeMeterRegistry) {
			registry.config().meterFilter(this.folding);
			this.removal.ifAvailable(registry.config()::meterFilter);
		}
	}

	@Override
	public void close() {
		this.added.close();
	}

}
