package dev.monitored.test.run;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.monitored.test.run.Waiting.Progress;

import static org.assertj.core.api.Assertions.assertThat;

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

}
