package dev.monitored.llm;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.buckets.BucketsAutoConfiguration;
import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.guard.LabelGuard;
import dev.monitored.llm.price.PriceList;
import dev.monitored.llm.recording.LlmRecorders;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.settings.Settings;

/**
 * Auto-configuration for calls of language models, and {@link LlmCalls} by hand. It comes
 * after that of metrics, so that Spring creates our post-processors after Boot's. Where
 * nothing asks for {@link LlmCalls}, nothing but the prices is looked at.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(
		after = { BucketsAutoConfiguration.class, GuardAutoConfiguration.class, RegistryAutoConfiguration.class,
				SloAutoConfiguration.class },
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
@EnableConfigurationProperties(LlmProperties.class)
public final class LlmAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static LlmCalls monitoredLlmCalls(ObjectProvider<LlmRecorders> recorders) {
		return new LlmCalls(recorders.getIfAvailable());
	}

	/**
	 * What measures, if it is wanted.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "monitored.llm.enabled", matchIfMissing = true)
	static class MeasuringConfiguration {

		@Bean
		@Lazy(false)
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static PriceList monitoredPriceList(Environment environment) {
			return new PriceList(Settings.bind(environment, LlmProperties.class).prices());
		}

		@Bean
		@Lazy
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static LlmRecorders monitoredLlmRecorders(Environment environment, PriceList monitoredPriceList,
				SloCatalog monitoredSloCatalog, LabelGuard monitoredLabelGuard,
				BucketProfileCatalog monitoredBucketProfileCatalog, DeferredMeters monitoredDeferredMeters) {
			return new LlmRecorders(monitoredPriceList, monitoredSloCatalog, monitoredLabelGuard,
					monitoredBucketProfileCatalog, Settings.bind(environment, LlmProperties.class).chunkGap(),
					monitoredDeferredMeters);
		}

	}

}
