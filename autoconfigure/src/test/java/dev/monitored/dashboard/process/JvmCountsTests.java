package dev.monitored.dashboard.process;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JvmCounts}.
 */
class JvmCountsTests {

	private static final int SIZE = 1_000_000;

	private final JvmCounts counts = new JvmCounts();

	@Test
	@EnabledForJreRange(max = JRE.JAVA_23)
	void knowsNothingOfVirtualThreadsWhereTheJvmTellsNothing() {
		assertThat(this.counts.mountedThreads()).isNaN();
		assertThat(this.counts.queuedThreads()).isNaN();
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void countsWhatIsAllocatedLargeArraysIncluded() {
		double before = this.counts.allocatedBytes();
		byte[] large = new byte[SIZE];
		assertThat(large).hasSize(SIZE);
		assertThat(this.counts.allocatedBytes() - before).isGreaterThanOrEqualTo(SIZE);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_25)
	void countsVirtualThreads() {
		assertThat(this.counts.mountedThreads()).isNotNegative();
		assertThat(this.counts.queuedThreads()).isNotNegative();
	}

}
