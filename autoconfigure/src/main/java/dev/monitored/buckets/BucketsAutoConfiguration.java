package dev.monitored.buckets;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import dev.monitored.settings.Settings;

/**
 * Auto-configuration for bucket profiles.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration
@EnableConfigurationProperties(BucketsProperties.class)
public final class BucketsAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static BucketProfileCatalog monitoredBucketProfileCatalog(Environment environment) {
		return new BucketProfileCatalog(Settings.bind(environment, BucketsProperties.class));
	}

}
