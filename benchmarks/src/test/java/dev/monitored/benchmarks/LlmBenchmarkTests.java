package dev.monitored.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link LlmBenchmark}.
 */
class LlmBenchmarkTests {

	@Test
	void recordsCallsAndChunks() {
		LlmBenchmark benchmark = new LlmBenchmark();
		benchmark.start();
		benchmark.call();
		benchmark.longCall();
		benchmark.chunk();
		assertThatNoException().isThrownBy(benchmark::stop);
	}

}
