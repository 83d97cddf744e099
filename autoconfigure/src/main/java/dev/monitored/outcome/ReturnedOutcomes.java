package dev.monitored.outcome;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.decision.Decision;
import dev.monitored.failure.FailureLog;

/**
 * All {@link OutcomeClassifier} beans, looked up once every singleton exists; until then
 * every value is a success.
 */
public final class ReturnedOutcomes implements SmartInitializingSingleton {

	private final FailureLog failures = new FailureLog(ReturnedOutcomes.class);

	private final ObjectProvider<OutcomeClassifier> provider;

	private final Function<Object, Outcome> question = this::firstAnswer;

	private volatile List<OutcomeClassifier> classifiers = List.of();

	ReturnedOutcomes(ObjectProvider<OutcomeClassifier> provider) {
		this.provider = provider;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.classifiers = this.provider.orderedStream().toList();
	}

	/**
	 * Returns whether a value is a success without a question.
	 * @return whether there is no classifier
	 */
	public boolean isEmpty() {
		return this.classifiers.isEmpty();
	}

	/**
	 * Returns the outcome of a call that returned a value.
	 * @param value the value
	 * @return the outcome
	 */
	public Outcome of(@Nullable Object value) {
		return (value == null || isEmpty()) ? Outcome.SUCCESS : Decision.ask(this.question, value, Outcome.SUCCESS);
	}

	private Outcome firstAnswer(Object value) {
		try {
			for (OutcomeClassifier candidate : this.classifiers) {
				Outcome answer = candidate.classify(value);
				if (answer != null) {
					return answer;
				}
			}
		}
		catch (Throwable ex) {
			this.failures.failed("An OutcomeClassifier failed; the call counts as a success", ex);
		}
		return Outcome.SUCCESS;
	}

}
