package dev.monitored.observation;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

import dev.monitored.observation.recording.ObservationSignals;
import dev.monitored.settings.Settings;
import dev.monitored.settings.shape.SettingShape;
import dev.monitored.slo.SloProperties;
import dev.monitored.slo.SloSettings;

/**
 * Matches if an SLO is about observations. Settings that make no sense match too: what
 * reads them next says so.
 */
final class OnObservationSloCondition extends SpringBootCondition {

	private static final String SIGNAL = SettingShape.uniform(ObservationSignals.OBSERVATION.id());

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("SLO about observations");
		return isAny(context) ? ConditionOutcome.match(message.because("there may be one"))
				: ConditionOutcome.noMatch(message.because("there is none"));
	}

	private static boolean isAny(ConditionContext context) {
		try {
			for (SloSettings settings : Settings.bind(context.getEnvironment(), SloProperties.class)
				.definitions()
				.values()) {
				if (isAboutObservations(settings)) {
					return true;
				}
			}
			return false;
		}
		catch (RuntimeException ex) {
			return true;
		}
	}

	private static boolean isAboutObservations(SloSettings settings) {
		String signal = settings.signal();
		return signal != null && SettingShape.uniform(signal.strip()).equals(SIGNAL);
	}

}
