package dev.monitored.business.recording;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.business.declaration.MeterDeclaration;
import dev.monitored.failure.FailureLog;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.Registration;

/**
 * One series of a gauge. It exists from the first call on, which says what it reads.
 */
final class ReadSeries extends MeterNode {

	private static final FailureLog failures = new FailureLog(ReadSeries.class);

	private final Registration registration;

	private volatile @Nullable Supplier<?> source;

	ReadSeries(MeterDeclaration meter, Tags tags, DeferredMeters meters) {
		this.registration = meters.registrationUntilClosed(meter.name(),
				(available) -> Gauge.builder(meter.name(), this, ReadSeries::read)
					.description(meter.description())
					.tags(tags)
					.strongReference(true)
					.register(available));
	}

	@Override
	public void record(@Nullable Object value) {
		if (value != null) {
			this.source = (Supplier<?>) value;
			this.registration.ensure();
		}
	}

	private double read() {
		try {
			Supplier<?> asked = this.source;
			Object number = (asked != null) ? asked.get() : null;
			return (number != null) ? ((Number) number).doubleValue() : Double.NaN;
		}
		catch (RuntimeException ex) {
			failures.failed("The value of a gauge could not be told", ex);
			return Double.NaN;
		}
	}

}
