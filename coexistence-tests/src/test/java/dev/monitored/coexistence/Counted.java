package dev.monitored.coexistence;

import java.util.stream.StreamSupport;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.context.ApplicationContext;

/**
 * What an application has counted.
 */
final class Counted {

	private Counted() {
	}

	/**
	 * Returns the number of calls of an operation that ended with a status.
	 */
	static long calls(String operation, String status, ApplicationContext application) {
		return timed("operation.duration", application, "operation", operation, "status", status);
	}

	/**
	 * Returns the count of all timers of a name with some labels.
	 */
	static long timed(String name, ApplicationContext application, String... labels) {
		return registry(application).find(name).tags(labels).timers().stream().mapToLong(Timer::count).sum();
	}

	/**
	 * Returns the events of an objective.
	 */
	static double events(String slo, String sli, ApplicationContext application) {
		return sum("slo.events", application, "slo", slo, "sli", sli);
	}

	/**
	 * Returns the failed calls of an operation by the name of their error.
	 */
	static double errors(String operation, String error, ApplicationContext application) {
		return sum("operation.errors", application, "operation", operation, "error", error);
	}

	private static double sum(String counter, ApplicationContext application, String... labels) {
		return registry(application).find(counter)
			.tags(labels)
			.meters()
			.stream()
			.flatMap((found) -> StreamSupport.stream(found.measure().spliterator(), false))
			.mapToDouble(Measurement::getValue)
			.sum();
	}

	private static MeterRegistry registry(ApplicationContext application) {
		return application.getBean(MeterRegistry.class);
	}

}
