package dev.monitored.settings;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains a property under {@code monitored.} that does not exist.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnboundSettingFailureAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
		if (cause.getUnboundProperties().stream().noneMatch(UnboundSettingFailureAnalyzer::isOurs)) {
			return null;
		}
		String unbound = cause.getUnboundProperties()
			.stream()
			.map((property) -> "%n    Setting: %s%n    Value: \"%s\"%n    Origin: %s".formatted(property.getName(),
					property.getValue(), property.getOrigin()))
			.collect(Collectors.joining());
		return new FailureAnalysis("Settings of Monitored do not exist:%n".formatted() + unbound,
				"Correct or remove them. monitored.operation.overrides and monitored.operation.pointcuts are lists, whose elements begin with a hyphen, as in \"- name: OrderService.place\"; a key of a map that contains other characters than letters, digits and hyphens is written in brackets and quotes, as in \"[gpt-4*]\".",
				cause);
	}

	private static boolean isOurs(ConfigurationProperty property) {
		return property.getName().toString().startsWith("monitored.");
	}

}
