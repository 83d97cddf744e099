package dev.monitored.runtime;

import java.nio.file.Path;

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
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.settings.Settings;

/**
 * Auto-configuration for meters of the process and its JVM.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = { BucketsAutoConfiguration.class, RegistryAutoConfiguration.class })
@EnableConfigurationProperties(RuntimeProperties.class)
public final class RuntimeAutoConfiguration {

	/**
	 * Registers the meters, unless they are turned off.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "monitored.runtime.enabled", matchIfMissing = true)
	static class MeasuringConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static GcPauseBoundaries monitoredGcPauseBoundaries(Environment environment,
				BucketProfileCatalog monitoredBucketProfileCatalog) {
			String profile = Settings.bind(environment, RuntimeProperties.class).gcPauseBuckets();
			return new GcPauseBoundaries(
					monitoredBucketProfileCatalog.get(profile, "monitored.runtime.gc-pause-buckets"));
		}

		@Bean
		@Lazy(false)
		@ConditionalOnMissingBean(name = "monitoredRuntimeBinder")
		RuntimeBinder monitoredRuntimeBinder(DeferredMeters monitoredDeferredMeters) {
			RuntimeBinder binder = new RuntimeBinder(Path.of("/"));
			binder.bindTo(monitoredDeferredMeters);
			return binder;
		}

	}

}
