package dev.monitored.benchmarks;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.Blackhole;

import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link SqlBenchmark}.
 */
class SqlBenchmarkTests {

	@Test
	void readsTheCorpus() throws IOException {
		SqlBenchmark benchmark = new SqlBenchmark();
		Blackhole blackhole = new Blackhole(
				"Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
		benchmark.read();
		assertThatNoException().isThrownBy(() -> {
			benchmark.median(blackhole);
			benchmark.longest(blackhole);
		});
	}

}
