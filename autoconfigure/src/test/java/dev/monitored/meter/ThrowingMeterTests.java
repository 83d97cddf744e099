package dev.monitored.meter;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeCounter;
import io.micrometer.core.instrument.cumulative.CumulativeDistributionSummary;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

import dev.monitored.MonitoredContext;
import dev.monitored.db.recording.DataSourceRecorderCatalog;
import dev.monitored.db.recording.QueryRecorder;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.operation.OperationCall;
import dev.monitored.operation.Operations;
import dev.monitored.outcome.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for calls of which one meter throws: all others have them.
 */
class ThrowingMeterTests {

	private static final int CALLS = 100;

	private int thrown;

	@ParameterizedTest
	@ValueSource(strings = { "operation.duration", "operation.errors", "db.query.duration", "db.query.errors",
			"db.batch.size", "llm.latency", "llm.errors", "llm.ttft", "llm.output.rate", "llm.chunk.gap", "llm.tool" })
	void recordsInAllOtherMeters(String meter) {
		Map<String, Double> expected = recorded("none", 1);
		assertThat(expected).hasSizeGreaterThan(20).containsKey(meter);
		for (int period : new int[] { 1, 5 }) {
			Map<String, Double> found = recorded(meter, period);
			assertThat(found.get(meter)).isEqualTo(expected.getOrDefault(meter, 0.0) - this.thrown)
				.isNotEqualTo(expected.get(meter));
			found.put(meter, expected.getOrDefault(meter, 0.0));
			assertThat(found).isEqualTo(expected);
		}
	}

	private Map<String, Double> recorded(String meter, int period) {
		Map<String, Double> values = new TreeMap<>();
		application(meter, period).run((context) -> {
			call(context);
			for (Meter each : context.getBean(MeterRegistry.class).getMeters()) {
				values.merge(each.getId().getName(), value(each), Double::sum);
			}
			values.keySet().removeIf((name) -> !name.matches("(operation|db|llm|slo)\\..*"));
			values.keySet()
				.removeAll(Set.of("slo.info", "slo.process.start.time", "slo.longest.call", "slo.cause.calls",
						"slo.call.seconds.by.cause"));
			this.thrown = context.getBean(Registry.class).thrown.get();
		});
		return values;
	}

	private static ApplicationContextRunner application(String meter, int period) {
		return MonitoredContext.runner(Throwing.class)
			.withPropertyValues("throwing.meter=" + meter, "throwing.period=" + period, "monitored.llm.chunk-gap=true",
					"monitored.slo.definitions.orders.signal=operation",
					"monitored.slo.definitions.orders.availability=99%", "monitored.slo.definitions.queries.signal=db",
					"monitored.slo.definitions.queries.availability=99%", "monitored.slo.definitions.models.signal=llm",
					"monitored.slo.definitions.models.availability=99%");
	}

	private static void call(ApplicationContext context) {
		Operations operations = context.getBean(Operations.class);
		LlmCalls llm = context.getBean(LlmCalls.class);
		QueryRecorder query = Objects
			.requireNonNull(context.getBean(DataSourceRecorderCatalog.class).of("shop").query("SELECT * FROM orders"));
		for (int number = 0; number < CALLS; number++) {
			operations.start("orders").close();
			try (OperationCall call = operations.start("orders")) {
				call.error("Rejected");
			}
			query.end(query.start(), Outcome.SUCCESS, null);
			query.end(query.start(), Outcome.error("SQLException"), null);
			query.batch(3);
			stream(llm);
			try (LlmCall call = llm.start("openai", "gpt", StreamMode.BLOCKING)) {
				call.error(429);
			}
			llm.startTool("weather").close();
		}
	}

	private static void stream(LlmCalls llm) {
		try (LlmCall call = llm.start("openai", "gpt", StreamMode.STREAMING)) {
			call.contentChunk();
			call.contentChunk();
			call.tokens(10, 5);
			call.finish("stop");
		}
	}

	private static double value(Meter meter) {
		return meter.<Double>match(Gauge::value, Counter::count, (timer) -> (double) timer.count(),
				(summary) -> (double) summary.count(), (any) -> 0.0, (any) -> 0.0, FunctionCounter::count, (any) -> 0.0,
				(any) -> 0.0);
	}

	/**
	 * An application with a registry of which one meter throws.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Throwing {

		@Bean
		@Primary
		Registry registry(Environment environment) {
			return new Registry(environment.getRequiredProperty("throwing.meter"),
					environment.getRequiredProperty("throwing.period", Integer.class));
		}

	}

	/**
	 * Throws at every so many records of one meter.
	 */
	static final class Registry extends SimpleMeterRegistry {

		private final String meter;

		private final int period;

		private final AtomicInteger records = new AtomicInteger();

		private final AtomicInteger thrown = new AtomicInteger();

		Registry(String meter, int period) {
			this.meter = meter;
			this.period = period;
		}

		private void check(Meter.Id id) {
			if (id.getName().equals(this.meter) && this.records.incrementAndGet() % this.period == 0) {
				this.thrown.incrementAndGet();
				throw new IllegalStateException("Not this time");
			}
		}

		@Override
		protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector detector) {
			return new CumulativeTimer(id, Clock.SYSTEM, config, detector, TimeUnit.SECONDS) {

				@Override
				protected void recordNonNegative(long amount, TimeUnit unit) {
					check(id);
					super.recordNonNegative(amount, unit);
				}

			};
		}

		@Override
		protected Counter newCounter(Meter.Id id) {
			return new CumulativeCounter(id) {

				@Override
				public void increment(double amount) {
					check(id);
					super.increment(amount);
				}

			};
		}

		@Override
		protected DistributionSummary newDistributionSummary(Meter.Id id, DistributionStatisticConfig config,
				double scale) {
			return new CumulativeDistributionSummary(id, Clock.SYSTEM, config, scale, false) {

				@Override
				protected void recordNonNegative(double amount) {
					check(id);
					super.recordNonNegative(amount);
				}

			};
		}

	}

}
