package dev.monitored.benchmarks;

import org.junit.jupiter.api.Test;

import dev.monitored.benchmarks.instrumentation.Instrumentation;

import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link CallBenchmark}.
 */
class CallBenchmarkTests {

	@Test
	void checksTheCallsOfAllCallers() {
		CallBenchmark benchmark = new CallBenchmark();
		benchmark.instrumentation = Instrumentation.MONITORED;
		benchmark.start();
		for (int index = 0; index < 2; index++) {
			CallBenchmark.Caller caller = new CallBenchmark.Caller();
			caller.register(benchmark);
			benchmark.value(caller);
			benchmark.future(caller);
			benchmark.mono(caller);
		}
		assertThatNoException().isThrownBy(benchmark::stop);
	}

}
