package dev.monitored.profiler.pyroscope;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

import dev.monitored.profiler.ProfilerProperties;

/**
 * Matches if the agent has a server. An empty setting is none.
 */
final class OnServerAddressCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Server of Pyroscope");
		return StringUtils.hasText(context.getEnvironment().getProperty(ProfilerProperties.Pyroscope.SERVER_ADDRESS))
				? ConditionOutcome.match(message.because("it is set"))
				: ConditionOutcome.noMatch(message.because("it is not set"));
	}

}
