package dev.monitored.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GuardBenchmark}.
 */
class GuardBenchmarkTests {

	@Test
	void admitsAndFolds() {
		GuardBenchmark benchmark = new GuardBenchmark();
		benchmark.fill();
		GuardBenchmark.Turn turn = new GuardBenchmark.Turn();
		assertThat(benchmark.admit(turn)).isEqualTo("/known/1");
		assertThat(benchmark.fold(turn)).isEqualTo("_other");
		assertThat(benchmark.admitInRegistry(turn).getTag("uri")).isEqualTo("/known/3");
		assertThat(benchmark.foldInRegistry(turn).getTag("uri")).isEqualTo("_other");
		benchmark.stop();
	}

}
