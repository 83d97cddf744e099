package dev.monitored.saturation;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.guard.LabelGuard;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.settings.Settings;

/**
 * Auto-configuration for the saturation of resources.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = { GuardAutoConfiguration.class, RegistryAutoConfiguration.class })
@EnableConfigurationProperties(SaturationProperties.class)
public final class SaturationAutoConfiguration {

	@Bean
	@Lazy(false)
	@ConditionalOnMissingBean(name = "monitoredSaturation")
	Saturation monitoredSaturation(Environment environment, DeferredMeters monitoredDeferredMeters,
			LabelGuard monitoredLabelGuard) {
		boolean isExported = Settings.bind(environment, SaturationProperties.class).enabled();
		return new Saturation(monitoredDeferredMeters,
				isExported ? new SaturationGauges(monitoredDeferredMeters, monitoredLabelGuard) : null);
	}

}
