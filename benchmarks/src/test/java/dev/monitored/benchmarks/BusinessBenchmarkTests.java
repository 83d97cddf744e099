package dev.monitored.benchmarks;

import org.junit.jupiter.api.Test;

import dev.monitored.benchmarks.BusinessBenchmark.NextGoal;

import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link BusinessBenchmark}.
 */
class BusinessBenchmarkTests {

	@Test
	void countsEvents() {
		BusinessBenchmark benchmark = new BusinessBenchmark();
		NextGoal turn = new NextGoal();
		benchmark.start();
		benchmark.byHand(turn);
		benchmark.byHandAfterCommit(turn);
		benchmark.event(turn);
		benchmark.eventAtOnce(turn);
		benchmark.eventOfAnObjective(turn);
		assertThatNoException().isThrownBy(benchmark::stop);
	}

}
