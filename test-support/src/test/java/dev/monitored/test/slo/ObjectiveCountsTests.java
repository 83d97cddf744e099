package dev.monitored.test.slo;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.monitored.cause.Cause;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObjectiveCounts}.
 */
class ObjectiveCountsTests {

	@Test
	void knowWhetherEachBadEventIsPutDown() {
		assertThat(counts(2, Map.of(Cause.GC, 1.0)).arePutDown()).isFalse();
		assertThat(counts(2, Map.of(Cause.GC, 1.0, Cause.UNMEASURED, 1.0)).arePutDown()).isTrue();
		assertThat(counts(0, Map.of()).arePutDown()).isTrue();
		assertThat(new ObjectiveCounts("availability", "99%", 2, 2, null).arePutDown()).isTrue();
	}

	private static ObjectiveCounts counts(double badEvents, Map<Cause, Double> causes) {
		return new ObjectiveCounts("availability", "99%", 5, badEvents, causes);
	}

}
