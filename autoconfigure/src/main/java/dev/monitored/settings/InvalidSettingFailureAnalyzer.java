package dev.monitored.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an {@link InvalidSettingException}.
 */
final class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException cause) {
		String value = (cause.getValue() != null) ? "\"" + cause.getValue() + "\"" : "(nothing)";
		String description = "A setting of Monitored is invalid:%n%n    Setting: %s%n    Value: %s%n    Reason: %s"
			.formatted(cause.getSetting(), value, cause.getProblem());
		return new FailureAnalysis(description, cause.getRemedy(), cause);
	}

}
