package dev.monitored.guard.filter;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ForbiddenLabelFilter}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ForbiddenLabelFilterTests {

	private final ApplicationContextRunner runner = MonitoredContext.runner();

	@Test
	void reportsForbiddenLabelsAndKeepsThem(CapturedOutput output) {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			registry.counter("shop.orders", "userId", "ann", "kind", "gift").increment();
			registry.counter("shop.orders", "userId", "bob", "kind", "gift").increment();
			assertThat(Scrape.of(context).values("shop_orders_total", "userId")).containsExactly("ann", "bob");
		});
		assertThat(output.toString().split("WARN", -1)).hasSize(2);
		assertThat(output).contains("The meter 'shop.orders' has the label 'userId'");
	}

	@Test
	void removesForbiddenLabelsFromWhatAddsUp(CapturedOutput output) {
		this.runner.withPropertyValues("monitored.guard.remove-forbidden-labels=true").run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			for (int index = 0; index < 3; index++) {
				Tags tags = Tags.of("user_id", "u" + index, "email", "e" + index, "kind", "gift");
				Counter.builder("a.counter").tags(tags).register(registry).increment();
				Timer.builder("a.timer").tags(tags).register(registry).record(1, TimeUnit.SECONDS);
				DistributionSummary.builder("a.summary").tags(tags).register(registry).record(1);
				Gauge.builder("a.gauge", () -> 1).tags(tags).register(registry);
			}
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("a_counter_total", "kind", "gift")).isEqualTo(3);
			assertThat(scrape.value("a_timer_seconds_count", "kind", "gift")).isEqualTo(3);
			assertThat(scrape.value("a_summary_count", "kind", "gift")).isEqualTo(3);
			assertThat(scrape.find("a_gauge")).hasSize(3);
			assertThat(scrape.has("a_counter_total", "user_id", "u0")).isFalse();
		});
		assertThat(output.toString().split("WARN", -1)).hasSize(9);
	}

	@Test
	void keepsForbiddenLabelsWhereTheirRemovalWouldLoseSeries() {
		this.runner.withPropertyValues("monitored.guard.remove-forbidden-labels=true")
			.withBean("second", SimpleMeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				for (int index = 0; index < 3; index++) {
					Tags tags = Tags.of("user_id", "u" + index);
					FunctionCounter.builder("a.counter", "text", String::length).tags(tags).register(registry);
					registry.more().counter("another.counter", tags, 7);
					FunctionTimer.builder("a.timer", "text", String::length, String::length, TimeUnit.SECONDS)
						.tags(tags)
						.register(registry);
				}
				Scrape scrape = Scrape.of(context);
				assertThat(scrape.values("a_counter_total", "user_id")).containsExactly("u0", "u1", "u2");
				assertThat(scrape.values("another_counter_total", "user_id")).containsExactly("u0", "u1", "u2");
				assertThat(scrape.values("a_timer_seconds_count", "user_id")).containsExactly("u0", "u1", "u2");
			});
	}

}
