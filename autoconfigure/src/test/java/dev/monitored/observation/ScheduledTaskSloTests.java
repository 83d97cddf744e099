package dev.monitored.observation;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import dev.monitored.Patience;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for SLOs about tasks under {@code @Scheduled}.
 */
class ScheduledTaskSloTests {

	@Test
	void countsRunsAndFailuresAndTheLastSuccess() {
		ObservedApplications.withSlo(
				"match: { name: tasks.scheduled.execution, code.function: tidyUp }, availability: 99%, freshness: 1h",
				Tasks.class)
			.withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class,
					ScheduledTasksObservationAutoConfiguration.class))
			.run((context) -> {
				Tasks tasks = context.getBean(Tasks.class);
				Patience.await("five runs", () -> ObservedApplications.calls(context) >= 5);
				double events = ObservedApplications.events(context, "availability");
				assertThat(events).isBetween(5.0, (double) tasks.runs.get());
				Patience.await("as many bad events as failures",
						() -> tasks.runs.get() > 6 && ObservedApplications.bad(context, "availability") == 2);
				assertThat(Scrape.of(context).value("slo_last_success_timestamp_seconds", "slo", "some")).isPositive();
			});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Tasks {

		private final AtomicInteger runs = new AtomicInteger();

		@Scheduled(fixedDelay = 5)
		void tidyUp() {
			int run = this.runs.incrementAndGet();
			if (run == 2 || run == 4) {
				throw new IllegalStateException("run " + run);
			}
		}

		@Scheduled(fixedDelay = 5)
		void other() {
			throw new IllegalStateException("another task");
		}

	}

}
