package dev.monitored.application;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;

/**
 * Which application runs here, in which version, as a gauge that is always 1.
 *
 * @param application the name of the application
 * @param version the version that was built
 * @param commit the commit that it was built from
 * @param lifecycle whether it is expected to run all the time
 */
record ApplicationInfo(String application, String version, String commit, Lifecycle lifecycle) {

	private static final MeterDetails METER = MeterDetails.of("application.info",
			"The application and the version that runs, always 1", "application", "version", "commit", "lifecycle");

	Gauge bindTo(MeterRegistry registry) {
		return Gauge.builder(METER.meterName(), () -> 1)
			.description(METER.description())
			.tag("application", this.application)
			.tag("version", this.version)
			.tag("commit", this.commit)
			.tag("lifecycle", this.lifecycle.label())
			.register(registry);
	}

	/**
	 * Contributes the gauge.
	 */
	static final class Source extends MeterSource {

		Source() {
			super(METER);
		}

	}

}
