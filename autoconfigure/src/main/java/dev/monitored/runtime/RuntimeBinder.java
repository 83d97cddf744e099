package dev.monitored.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.monitored.failure.FailureLog;
import dev.monitored.registry.DeferredMeters;

/**
 * Registers what is known of the process and its JVM. What is not known here has no
 * series.
 */
final class RuntimeBinder {

	private static final FailureLog failures = new FailureLog(RuntimeBinder.class);

	/**
	 * Kept, because meters refer to them weakly.
	 */
	private final List<RuntimeReading> readings = new ArrayList<>();

	/**
	 * Creates a binder of what is known here.
	 * @param root the root of the file system
	 */
	RuntimeBinder(Path root) {
		RuntimeSources sources = new RuntimeSources(root);
		for (RuntimeValue value : RuntimeValue.values()) {
			RuntimeReading reading = new RuntimeReading(value, sources);
			if (exists(reading)) {
				this.readings.add(reading);
			}
		}
	}

	void bindTo(DeferredMeters meters) {
		for (RuntimeReading reading : this.readings) {
			meters.registrationUntilClosed(reading.meter().meterName(), reading::register).ensure();
		}
	}

	private static boolean exists(RuntimeReading reading) {
		try {
			return reading.exists();
		}
		catch (Throwable ex) {
			failures.failed("The meter '%s' is missing".formatted(reading.meter().meterName()), ex);
			return false;
		}
	}

}
