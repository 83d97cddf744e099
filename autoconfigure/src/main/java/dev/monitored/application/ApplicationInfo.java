package dev.monitored.application;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Which application runs here, in which version, as a gauge that is always 1.
 *
 * @param application the name of the application
 * @param version the version that was built
 * @param commit the commit that it was built from
 */
record ApplicationInfo(String application, String version, String commit) {

	Gauge bindTo(MeterRegistry registry) {
		return Gauge.builder("application.info", () -> 1)
			.description("The application and the version that runs, always 1")
			.tag("application", this.application)
			.tag("version", this.version)
			.tag("commit", this.commit)
			.register(registry);
	}

}
