package dev.monitored.observation;

import io.micrometer.observation.Observation;
import org.junit.jupiter.api.Test;

import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for observations that SLOs leave out.
 */
class ExcludedObservationTests {

	@Test
	void leavesOutWhatBeginsInAScopeOfExcludedCalls() {
		ObservedApplications.withSlo("match: { name: import }, availability: 99%, freshness: 25h").run((context) -> {
			Observation begun = ObservedApplications.observation(context, "import").start();
			context.getBean(Operations.class).excluded(() -> {
				ObservedApplications.observation(context, "import").start().stop();
				begun.stop();
			});
			assertThat(ObservedApplications.events(context, "availability")).isEqualTo(1);
			assertThat(ObservedApplications.calls(context)).isEqualTo(2);
			assertThat(Scrape.of(context).value("slo_excluded_events_total", "slo", "some")).isEqualTo(1);
		});
	}

}
