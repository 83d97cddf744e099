package dev.monitored.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

/**
 * Applications that observe, and what is counted of their SLOs.
 */
final class ObservedApplications {

	private ObservedApplications() {
	}

	/**
	 * Returns an application with Boot's observations and the SLO {@code some}.
	 * @param settings the settings of the SLO besides its signal
	 */
	static ApplicationContextRunner withSlo(String settings, Class<?>... configurations) {
		return application(configurations).with(MonitoredContext.yaml("""
				monitored:
				  slo:
				    definitions:
				      some: { signal: observation, %s }
				""".formatted(settings)));
	}

	static ApplicationContextRunner application(Class<?>... configurations) {
		return MonitoredContext.runner(configurations)
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class));
	}

	static Observation observation(ApplicationContext context, String name) {
		return Observation.createNotStarted(name, context.getBean(ObservationRegistry.class));
	}

	static double calls(ApplicationContext context) {
		return Scrape.of(context).value("slo_calls_total", "slo", "some");
	}

	static double events(ApplicationContext context, String sli) {
		return Scrape.of(context).value("slo_events_total", "slo", "some", "sli", sli);
	}

	static double bad(ApplicationContext context, String sli) {
		return Scrape.of(context).value("slo_bad_events_total", "slo", "some", "sli", sli);
	}

}
