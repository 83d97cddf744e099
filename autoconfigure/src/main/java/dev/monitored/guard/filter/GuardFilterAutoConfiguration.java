package dev.monitored.guard.filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.guard.GuardProperties;
import dev.monitored.guard.LabelGuard;
import dev.monitored.settings.Settings;
import dev.monitored.uri.HttpMeters;

/**
 * Auto-configuration for the guard of meters that are not ours. It needs Boot, which
 * applies filters and customizers to registries.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = GuardAutoConfiguration.class)
@ConditionalOnClass(MeterRegistryCustomizer.class)
@ConditionalOnBooleanProperty(name = "monitored.guard.enabled", matchIfMissing = true)
public final class GuardFilterAutoConfiguration {

	@Bean
	static BeanFactoryPostProcessor monitoredBootUriFilters(Environment environment) {
		return new BootUriFilters(environment);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static FunctionMeters monitoredFunctionMeters() {
		return new FunctionMeters();
	}

	@Bean
	static FoldingFilter monitoredFoldingFilter(Environment environment, HttpMeters monitoredHttpMeters,
			LabelGuard monitoredLabelGuard, FunctionMeters monitoredFunctionMeters) {
		GuardProperties properties = Settings.bind(environment, GuardProperties.class);
		return new FoldingFilter(
				new FoldingRules(monitoredHttpMeters, properties.labels(), monitoredLabelGuard).byMeter(),
				monitoredFunctionMeters);
	}

	@Bean
	@ConditionalOnBooleanProperty("monitored.guard.remove-forbidden-labels")
	static ForbiddenLabelFilter monitoredForbiddenLabelFilter(ForbiddenLabels monitoredForbiddenLabels,
			FunctionMeters monitoredFunctionMeters) {
		return new ForbiddenLabelFilter(monitoredForbiddenLabels, monitoredFunctionMeters);
	}

	@Bean
	static GuardCustomizer monitoredGuardCustomizer(ForbiddenLabels monitoredForbiddenLabels,
			FoldingFilter monitoredFoldingFilter, ObjectProvider<ForbiddenLabelFilter> removal) {
		return new GuardCustomizer(new AddedMeters(monitoredForbiddenLabels), monitoredFoldingFilter, removal);
	}

}
