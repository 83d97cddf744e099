package dev.monitored.test.run;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.monitored.test.run.Waiting.Progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Waiting}.
 */
class WaitingTests {

	private final Waiting patient = new Waiting(Duration.ofDays(1));

	@AfterEach
	void forgetInterrupt() {
		Thread.interrupted();
	}

	@Test
	void looksAgainUntilItIsMet() {
		Iterator<Progress> looks = List.of(Progress.OPEN, Progress.OPEN, Progress.MET).iterator();
		assertThat(this.patient.until(looks::next)).isTrue();
		assertThat(looks).isExhausted();
	}

	@Test
	void givesUpAtOnceWhatCanNeverCome() {
		assertThat(this.patient.until(() -> Progress.MISSED)).isFalse();
	}

	@Test
	void looksOnceAtLeast() {
		assertThat(new Waiting(Duration.ZERO).until(() -> Progress.MET)).isTrue();
		assertThat(new Waiting(Duration.ZERO).until(() -> Progress.OPEN)).isFalse();
	}

	@Test
	void waitsAsLongAsItIsTold() {
		long start = System.nanoTime();
		assertThat(new Waiting(Duration.ofMillis(30)).until(() -> Progress.OPEN)).isFalse();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
	}

	@Test
	void endsWhenTheTestIsInterrupted() {
		Thread.currentThread().interrupt();
		assertThat(this.patient.until(() -> Progress.OPEN)).isFalse();
		assertThat(Thread.currentThread().isInterrupted()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT-1S", "PT-0.000000001S" })
	void refusesNegativeTime(Duration limit) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Waiting(limit))
			.withMessage("An assertion cannot wait for %s, which is negative", limit);
	}

	@Test
	void takesForeverAsALongTime() {
		Iterator<Progress> looks = List.of(Progress.OPEN, Progress.OPEN, Progress.MET).iterator();
		assertThat(new Waiting(ChronoUnit.FOREVER.getDuration()).until(looks::next)).isTrue();
	}

}
