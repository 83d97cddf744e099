package dev.monitored.outcome;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Outcome}, {@link ThrownOutcomes} and {@link ReturnedOutcomes}.
 */
@ExtendWith(OutputCaptureExtension.class)
class OutcomesTests {

	private final ThrownOutcomes thrown = new ThrownOutcomes(List.of(IOException.class));

	@Test
	void namesAnErrorAfterItsClass() {
		assertThat(this.thrown.of(new IllegalStateException())).isEqualTo(Outcome.error("IllegalStateException"));
	}

	@Test
	void namesAnAnonymousErrorAfterItsNamedClass() {
		assertThat(this.thrown.of(new IllegalStateException() {
		})).isEqualTo(Outcome.error("IllegalStateException"));
	}

	@Test
	void unwrapsWhatOnlyCarriesAnError() {
		assertThat(this.thrown.of(new CompletionException(new ExecutionException(new IllegalStateException()))))
			.isEqualTo(Outcome.error("IllegalStateException"));
		assertThat(this.thrown.of(new CompletionException(null))).isEqualTo(Outcome.error("CompletionException"));
	}

	@Test
	void tellsWhatOnlyCarriesAnErrorByItsClass() {
		assertThat(ThrownOutcomes.isWrapper(CompletionException.class)).isTrue();
		assertThat(ThrownOutcomes.isWrapper(ExecutionException.class)).isTrue();
		assertThat(ThrownOutcomes.isWrapper(IllegalStateException.class)).isFalse();
	}

	@Test
	void callsACancellationCancelled() {
		assertThat(this.thrown.of(new CancellationException())).isEqualTo(Outcome.CANCELLED);
		assertThat(this.thrown.of(new CompletionException(new CancellationException()))).isEqualTo(Outcome.CANCELLED);
	}

	@Test
	void callsDeclaredExceptionsAndTheirSubclassesSuccesses() {
		assertThat(this.thrown.of(new IOException())).isEqualTo(Outcome.SUCCESS);
		assertThat(this.thrown.of(new FileNotFoundException())).isEqualTo(Outcome.SUCCESS);
		assertThat(this.thrown.of(new CompletionException(new IOException()))).isEqualTo(Outcome.SUCCESS);
	}

	@Test
	void hasAnErrorLabelIfAndOnlyIfItIsAnError() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Outcome(Status.SUCCESS, "x"));
		assertThatIllegalArgumentException().isThrownBy(() -> new Outcome(Status.ERROR, null));
		assertThatIllegalArgumentException().isThrownBy(() -> Outcome.error(" "));
	}

	@Test
	void asksClassifiersInOrderUntilOneAnswers() {
		MonitoredContext.runner(TwoClassifiers.class).run((context) -> {
			ReturnedOutcomes classifiers = context.getBean(ReturnedOutcomes.class);
			assertThat(classifiers.of("both")).isEqualTo(Outcome.error("first"));
			assertThat(classifiers.of("second")).isEqualTo(Outcome.error("second"));
			assertThat(classifiers.of("neither")).isEqualTo(Outcome.SUCCESS);
			assertThat(classifiers.of(null)).isEqualTo(Outcome.SUCCESS);
		});
	}

	@Test
	void callsAValueASuccessWhenAClassifierThrows(CapturedOutput output) {
		MonitoredContext.runner(BrokenClassifier.class).run((context) -> {
			ReturnedOutcomes classifiers = context.getBean(ReturnedOutcomes.class);
			assertThat(classifiers.of("one")).isEqualTo(Outcome.SUCCESS);
			assertThat(classifiers.of("two")).isEqualTo(Outcome.SUCCESS);
		});
		assertThat(output.toString().lines().filter((line) -> line.contains(" WARN "))).hasSize(1);
		assertThat(output).contains("An OutcomeClassifier failed; the call counts as a success");
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoClassifiers {

		@Bean
		@Order(2)
		OutcomeClassifier second() {
			return (value) -> "neither".equals(value) ? null : Outcome.error("second");
		}

		@Bean
		@Order(1)
		OutcomeClassifier first() {
			return (value) -> "both".equals(value) ? Outcome.error("first") : null;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenClassifier {

		@Bean
		OutcomeClassifier broken() {
			return (value) -> {
				throw new IllegalStateException("broken");
			};
		}

	}

}
