package dev.monitored.benchmarks.instrumentation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Application} with each {@link Instrumentation}.
 */
class ApplicationTests {

	@ParameterizedTest
	@EnumSource
	void recordsEveryCallWithTheSameBoundaries(Instrumentation instrumentation) {
		try (Application application = Application.start(instrumentation, WallClock.SYSTEM)) {
			call(application.work());
			application.checkRecorded(3);
		}
	}

	@Test
	void recordsWithTheCoarseClock() {
		try (Application application = Application.start(Instrumentation.MONITORED, WallClock.COARSE)) {
			call(application.work());
			application.checkRecorded(3);
		}
	}

	@Test
	void failsIfACallIsMissing() {
		try (Application application = Application.start(Instrumentation.HAND_WRITTEN, WallClock.SYSTEM)) {
			call(application.work());
			assertThatIllegalStateException().isThrownBy(() -> application.checkRecorded(4))
				.withMessage("3 calls were recorded, 4 made");
		}
	}

	private static void call(Work work) {
		assertThat(work.value("input")).isEqualTo("input");
		assertThat(work.future("input")).isCompletedWithValue("value");
		assertThat(work.mono("input").block()).isEqualTo("value");
	}

}
