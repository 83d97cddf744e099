package dev.monitored.registry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import dev.monitored.MonitoredContext;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.operation.OperationCall;
import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for meters that the registry refuses for a while.
 */
@ExtendWith(OutputCaptureExtension.class)
class RegistrationTests {

	private static final int CALLS = 1_000;

	@ParameterizedTest
	@CsvSource({ "operation.duration, 2000", "operation.errors, 1000", "llm.latency, 1000", "llm.ttft, 1000",
			"llm.tokens.used, 15000", "llm.errors, 0", "llm.http.attempts, 1000", "llm.finish, 1000",
			"llm.output.rate, 1000", "operation.active, 0", "llm.active, 0" })
	void losesNothingWhileAMeterIsRefused(String meter, double expected, CapturedOutput output) {
		MonitoredContext.runner(RefusingForAWhile.class).run((context) -> {
			Registry registry = context.getBean(Registry.class);
			registry.refuse(meter, 3);
			call(context);
			assertThat(registry.find(meter).meters()).isNotEmpty();
			assertThat(registry.total(meter)).isEqualTo(expected);
		});
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.contains("The meter '%s' could not be registered and will be tried again".formatted(meter));
	}

	@ParameterizedTest
	@ValueSource(strings = { "operation.duration", "operation.errors", "operation.active", "llm.tokens.used" })
	void givesUpAMeterThatIsAlwaysRefused(String meter) {
		MonitoredContext.runner(RefusingForAWhile.class).run((context) -> {
			Registry registry = context.getBean(Registry.class);
			registry.refuse(meter, Integer.MAX_VALUE);
			IntStream.range(0, 100).forEach((round) -> call(context));
			int refused = registry.refused(meter);
			assertThat(registry.find(meter).meters()).isEmpty();
			assertThat(refused).isPositive().isLessThan(20 * Registration.MAX_FAILURES);
		});
	}

	@Test
	void countsTheOthersWhileOneIsRefused() {
		MonitoredContext.runner(RefusingForAWhile.class).run((context) -> {
			Registry registry = context.getBean(Registry.class);
			registry.refuse("operation.duration", Integer.MAX_VALUE);
			call(context);
			assertThat(registry.total("operation.errors")).isEqualTo(CALLS);
		});
	}

	private static void call(ApplicationContext context) {
		Operations operations = context.getBean(Operations.class);
		LlmCalls llm = context.getBean(LlmCalls.class);
		for (int number = 0; number < CALLS; number++) {
			operations.start("orders").close();
			try (OperationCall call = operations.start("orders")) {
				call.error("Rejected");
			}
			try (LlmCall call = llm.start("openai", "gpt", StreamMode.STREAMING)) {
				call.contentChunk();
				call.contentChunk();
				call.tokens(10, 5);
				call.finish("stop");
			}
			llm.attempt("openai", 200, false);
		}
	}

	/**
	 * An application whose registry refuses meters for a while.
	 */
	@Configuration(proxyBeanMethods = false)
	static class RefusingForAWhile {

		@Bean
		@Primary
		Registry registry() {
			return new Registry();
		}

	}

	/**
	 * Refuses the next meters of some names.
	 */
	static final class Registry extends SimpleMeterRegistry {

		private final Map<String, AtomicInteger> left = new ConcurrentHashMap<>();

		private final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();

		void refuse(String meter, int times) {
			this.left.put(meter, new AtomicInteger(times));
			this.refused.put(meter, new AtomicInteger());
		}

		int refused(String meter) {
			return this.refused.getOrDefault(meter, new AtomicInteger()).get();
		}

		double total(String meter) {
			return get(meter).meters().stream().mapToDouble(Registry::value).sum();
		}

		private static double value(Meter meter) {
			for (Measurement measurement : meter.measure()) {
				if (measurement.getStatistic() == Statistic.COUNT || measurement.getStatistic() == Statistic.VALUE) {
					return measurement.getValue();
				}
			}
			throw new AssertionError(meter.getId());
		}

		private void check(Meter.Id id) {
			AtomicInteger times = this.left.get(id.getName());
			if (times != null && times.getAndDecrement() > 0) {
				this.refused.getOrDefault(id.getName(), new AtomicInteger()).incrementAndGet();
				throw new IllegalStateException("Not now");
			}
		}

		@Override
		protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector detector) {
			check(id);
			return super.newTimer(id, config, detector);
		}

		@Override
		protected Counter newCounter(Meter.Id id) {
			check(id);
			return super.newCounter(id);
		}

		@Override
		protected DistributionSummary newDistributionSummary(Meter.Id id, DistributionStatisticConfig config,
				double scale) {
			check(id);
			return super.newDistributionSummary(id, config, scale);
		}

		@Override
		protected <T> FunctionCounter newFunctionCounter(Meter.Id id, T subject, ToDoubleFunction<T> value) {
			check(id);
			return super.newFunctionCounter(id, subject, value);
		}

		@Override
		protected <T> Gauge newGauge(Meter.Id id, @Nullable T subject, ToDoubleFunction<T> value) {
			check(id);
			return super.newGauge(id, subject, value);
		}

	}

}
