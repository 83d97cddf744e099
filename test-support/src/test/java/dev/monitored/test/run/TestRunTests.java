package dev.monitored.test.run;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TestRun}.
 */
class TestRunTests {

	private final AtomicInteger counted = new AtomicInteger();

	private final TestRun run = new TestRun(Duration.ZERO);

	@Test
	void readsWhatThereIsWhenATestBegins() {
		Baseline<Integer> baseline = this.run.baseline(this.counted::get);
		this.counted.set(1);
		begin("A.first");
		this.counted.set(2);
		assertThat(baseline.get()).isEqualTo(1);
		this.run.end("A.first");
		begin("B.second");
		assertThat(baseline.get()).isEqualTo(2);
	}

	@Test
	void readsAtOnceIfATestRuns() {
		begin("A.first");
		this.counted.set(3);
		assertThat(this.run.baseline(this.counted::get).get()).isEqualTo(3);
	}

	@Test
	void refusesToAnswerBetweenTests() {
		Baseline<Integer> baseline = this.run.baseline(this.counted::get);
		begin("A.first");
		this.run.end("A.first");
		assertThatIllegalStateException().isThrownBy(baseline::get)
			.withMessageContaining("No test has begun")
			.withMessageContaining("mergeMode = MERGE_WITH_DEFAULTS");
	}

	@Test
	void failsOnlyTestsThatAsk() {
		Baseline<Integer> baseline = this.run.baseline(() -> {
			throw new IllegalStateException("nothing to read");
		});
		begin("A.first");
		assertThatIllegalStateException().isThrownBy(baseline::get).withMessage("nothing to read");
	}

	@Test
	void canBeginWithoutATestFramework() {
		Baseline<Integer> baseline = this.run.baseline(this.counted::get);
		this.counted.set(4);
		baseline.begin();
		assertThat(baseline.get()).isEqualTo(4);
	}

	@Test
	void refusesToAnswerWhereTwoTestsCannotBeToldApart() {
		Baseline<Integer> baseline = this.run.baseline(this.counted::get);
		begin("A.first");
		begin("B.second");
		assertThatIllegalStateException().isThrownBy(baseline::get)
			.withMessageStartingWith("A.first and B.second ran in one application at the same time");
		this.run.end("B.second");
		assertThatIllegalStateException().isThrownBy(baseline::get);
		this.run.end("A.first");
		begin("C.third");
		assertThat(baseline.get()).isZero();
	}

	@Test
	void endsATestWhosePreparationFailed() {
		AtomicInteger ended = new AtomicInteger();
		this.run.atEnd(ended::incrementAndGet);
		this.run.end("A.first");
		assertThat(ended).hasValue(1);
	}

	@Test
	void cannotTellATestFromTheOneThatIsPrepared() {
		Baseline<Integer> baseline = this.run.baseline(this.counted::get);
		begin("A.first");
		this.run.prepare("B.second");
		this.counted.set(1);
		assertThatIllegalStateException().isThrownBy(baseline::get)
			.withMessageStartingWith("A.first and B.second ran in one application at the same time");
	}

	@Test
	void tellsATestFromOneThatEndedBeforeItBegan() {
		Baseline<Integer> baseline = this.run.baseline(this.counted::get);
		begin("A.first");
		this.run.prepare("B.second");
		this.run.end("A.first");
		this.counted.set(5);
		this.run.begin();
		assertThat(baseline.get()).isEqualTo(5);
	}

	private void begin(String test) {
		this.run.prepare(test);
		this.run.begin();
	}

}
