package dev.monitored.report.suggestion;

import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.Test;

import dev.monitored.MonitoredContext;
import dev.monitored.catalog.SloCatalog;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Suggestion}.
 */
class SuggestionTests {

	@Test
	void saysWhyThereIsNoLatency() {
		MonitoredContext.runner().run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			Timer none = Timer.builder("llm.latency")
				.tags("provider", "openai", "model", "gpt-4o", "status", "success")
				.register(registry);
			Timer slow = Timer.builder("db.query.duration")
				.tags("table", "archive", "status", "success")
				.serviceLevelObjectives(Duration.ofHours(2))
				.register(registry);
			for (int call = 0; call < 1000; call++) {
				none.record(Duration.ofMillis(1));
				slow.record(Duration.ofMinutes(90));
			}
			String yaml = new SuggestionText(() -> registry, context.getBean(SloCatalog.class), Instant.now(),
					(route) -> true)
				.yaml();
			assertThat(yaml).contains("# no latency: calls took longer than an hour",
					"# no latency: the timer has no buckets");
		});
	}

}
