package dev.monitored.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

import dev.monitored.settings.shape.WrittenSetting;

/**
 * Explains a placeholder in a setting that switches a feature, which Spring Boot asks for
 * before settings are bound.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnresolvedSettingFailureAnalyzer extends AbstractFailureAnalyzer<PlaceholderResolutionException> {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("monitored");

	private final @Nullable Environment environment;

	UnresolvedSettingFailureAnalyzer(@Nullable Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PlaceholderResolutionException cause) {
		if (this.environment == null) {
			return null;
		}
		String placeholder = "${" + cause.getPlaceholder();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = (source instanceof IterableConfigurationPropertySource names)
					? find(names, placeholder) : null;
			if (property != null) {
				WrittenSetting written = new WrittenSetting(property, false);
				String problem = "there is no property '%s'; it stands in %s".formatted(cause.getPlaceholder(),
						written.place());
				return new InvalidSettingFailureAnalyzer().analyze(rootFailure,
						new InvalidSettingException(written.name(), written.value(), problem,
								"Set the property, or give it a default value as in ${property:default}."));
			}
		}
		return null;
	}

	private static @Nullable ConfigurationProperty find(IterableConfigurationPropertySource source,
			String placeholder) {
		return source.stream()
			.filter(PREFIX::isAncestorOf)
			.map(source::getConfigurationProperty)
			.filter((property) -> property != null && String.valueOf(property.getValue()).contains(placeholder))
			.findFirst()
			.orElse(null);
	}

}
