package dev.monitored.outcome;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.failure.FailureLog;

/**
 * All {@link OutcomeClassifier} beans, looked up once every singleton exists; until then
 * every value is a success.
 */
public final class OutcomeClassifiers implements SmartInitializingSingleton {

	private final FailureLog failures = new FailureLog(OutcomeClassifiers.class);

	private final ObjectProvider<OutcomeClassifier> provider;

	private volatile List<OutcomeClassifier> classifiers = List.of();

	OutcomeClassifiers(ObjectProvider<OutcomeClassifier> provider) {
		this.provider = provider;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.classifiers = this.provider.orderedStream().toList();
	}

	/**
	 * Returns the outcome of a call that returned a value.
	 * @param value the value
	 * @return the outcome
	 */
	public Outcome of(@Nullable Object value) {
		List<OutcomeClassifier> candidates = this.classifiers;
		if (value == null || candidates.isEmpty()) {
			return Outcome.SUCCESS;
		}
		try {
			return firstAnswer(candidates, value);
		}
		catch (Throwable ex) {
			this.failures.failed("An OutcomeClassifier failed; the call counts as a success", ex);
			return Outcome.SUCCESS;
		}
	}

	private Outcome firstAnswer(List<OutcomeClassifier> candidates, Object value) {
		for (OutcomeClassifier candidate : candidates) {
			Outcome answer = candidate.classify(value);
			if (answer != null) {
				return answer;
			}
		}
		return Outcome.SUCCESS;
	}

}
