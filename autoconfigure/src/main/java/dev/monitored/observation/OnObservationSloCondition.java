package dev.monitored.observation;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

import dev.monitored.observation.recording.ObservationSignals;
import dev.monitored.settings.shape.SettingShape;

/**
 * Matches if an SLO is about observations. The sources of settings are asked for the
 * signals of SLOs alone, because to bind SLOs takes much longer. Settings that make no
 * sense match too: what reads them next says so.
 */
final class OnObservationSloCondition extends SpringBootCondition {

	private static final ConfigurationPropertyName DEFINITIONS = ConfigurationPropertyName
		.of("monitored.slo.definitions");

	private static final String SIGNAL = SettingShape.uniform(ObservationSignals.OBSERVATION.id());

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("SLO about observations");
		return isAny(context.getEnvironment()) ? ConditionOutcome.match(message.because("there may be one"))
				: ConditionOutcome.noMatch(message.because("there is none"));
	}

	private static boolean isAny(Environment environment) {
		try {
			Iterable<ConfigurationPropertySource> sources = ConfigurationPropertySources.get(environment);
			for (ConfigurationPropertyName signal : signals(sources)) {
				if (isObservation(first(sources, signal), environment)) {
					return true;
				}
			}
			return false;
		}
		catch (RuntimeException ex) {
			return true;
		}
	}

	/**
	 * Returns the names of the settings that say what SLOs are about. SLOs are known from
	 * sources that list their settings.
	 * @param sources the sources
	 * @return the names, one of each SLO
	 */
	private static Set<ConfigurationPropertyName> signals(Iterable<ConfigurationPropertySource> sources) {
		Set<ConfigurationPropertyName> signals = new LinkedHashSet<>();
		for (ConfigurationPropertySource source : sources) {
			if (source instanceof IterableConfigurationPropertySource settings) {
				for (ConfigurationPropertyName name : settings) {
					if (DEFINITIONS.isAncestorOf(name)) {
						signals.add(name.chop(DEFINITIONS.getNumberOfElements() + 1).append("signal"));
					}
				}
			}
		}
		return signals;
	}

	private static @Nullable Object first(Iterable<ConfigurationPropertySource> sources,
			ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : sources) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property.getValue();
			}
		}
		return null;
	}

	private static boolean isObservation(@Nullable Object signal, Environment environment) {
		return signal != null
				&& SettingShape.uniform(environment.resolvePlaceholders(signal.toString()).strip()).equals(SIGNAL);
	}

}
