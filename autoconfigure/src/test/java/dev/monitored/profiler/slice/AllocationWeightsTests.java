package dev.monitored.profiler.slice;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import dev.monitored.profiler.sample.RawSample;
import dev.monitored.profiler.sample.SampleType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AllocationWeights} and {@link RecordedAllocations}.
 */
class AllocationWeightsTests {

	@Test
	void leavesWeightsThatWereAllocated() {
		assertThat(bounded(60, 10, 20, 30)).containsExactly(10L, 20L, 30L);
		assertThat(bounded(1_000, 10, 20, 30)).containsExactly(10L, 20L, 30L);
		assertThat(bounded(0)).isEmpty();
	}

	@Test
	void givesWhatIsLeftToSamplesThatAreTooHeavy() {
		assertThat(bounded(100, 10, 5_000_000_000_000L, 20)).containsExactly(10L, 70L, 20L);
		assertThat(bounded(100, 900, 10, 5_000, 20)).containsExactly(35L, 10L, 35L, 20L);
	}

	@Test
	void neverWeighsMoreThanWasAllocated() {
		assertThat(bounded(50, 40, 40, 40)).containsExactly(16L, 16L, 16L);
		assertThat(bounded(0, 40, 7)).containsExactly(0L, 0L);
	}

	@Test
	void leavesOtherSamples() {
		RawSample wait = new RawSample(SampleType.WAIT, List.of(), 1, 1, 1_000);
		assertThat(AllocationWeights.bounded(List.of(wait), 10)).containsExactly(wait);
	}

	@Test
	void countsFromTheMarkBeforeToTheMarkAfter() {
		RecordedAllocations allocations = new RecordedAllocations();
		allocations.add(100, 1_000);
		assertThat(allocations.between(100, 200)).isEqualTo(AllocatedBytes.UNKNOWN);
		allocations.add(200, 1_500);
		allocations.add(300, 4_000);
		assertThat(allocations.between(200, 300)).isEqualTo(2_500);
		assertThat(allocations.between(150, 250)).isEqualTo(3_000);
		assertThat(allocations.between(50, 150)).isEqualTo(500);
		assertThat(allocations.between(250, 900)).isEqualTo(2_500);
	}

	@Test
	void knowsNothingWhereNothingIsCounted() {
		RecordedAllocations allocations = new RecordedAllocations();
		allocations.add(100, AllocatedBytes.UNKNOWN);
		allocations.add(200, AllocatedBytes.UNKNOWN);
		assertThat(allocations.between(100, 200)).isEqualTo(AllocatedBytes.UNKNOWN);
	}

	@Test
	void countsWhatIsAllocated() {
		AllocatedBytes bytes = new AllocatedBytes();
		long before = bytes.now();
		byte[] array = new byte[10_000_000];
		assertThat(bytes.now() - before).isGreaterThanOrEqualTo(array.length);
	}

	private static List<Long> bounded(long allocated, long... weights) {
		List<RawSample> samples = LongStream.of(weights)
			.mapToObj((weight) -> new RawSample(SampleType.ALLOC, List.of(), 1, 1, weight))
			.toList();
		return AllocationWeights.bounded(samples, allocated).stream().map(RawSample::weight).toList();
	}

}
