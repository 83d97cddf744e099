package dev.monitored.db;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;

import dev.monitored.buckets.BucketProfiles;
import dev.monitored.buckets.BucketsAutoConfiguration;
import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.db.jdbc.DataSourcePostProcessor;
import dev.monitored.db.jdbc.WrappedDataSources;
import dev.monitored.db.recording.DataSourceRecorders;
import dev.monitored.db.sql.SchemaNames;
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.guard.LabelGuard;
import dev.monitored.registry.LateMeterRegistry;
import dev.monitored.registry.RegistryAutoConfiguration;

/**
 * Auto-configuration for database queries.
 */
@AutoConfiguration(after = { BucketsAutoConfiguration.class, GuardAutoConfiguration.class,
		RegistryAutoConfiguration.class, SloAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "monitored.db.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DbProperties.class)
@Import(R2dbcConfiguration.class)
public final class DbAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static DataSourceRecorders monitoredDataSourceRecorders(DbProperties properties, BucketProfiles profiles,
			SloCatalog slos, LabelGuard guard, LateMeterRegistry registry) {
		return new DataSourceRecorders(properties.keepSchema() ? SchemaNames.KEPT : SchemaNames.DROPPED, profiles, slos,
				guard, registry);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static DataSourcePostProcessor monitoredDataSourcePostProcessor(DbProperties properties,
			DataSourceRecorders recorders, ConfigurableListableBeanFactory beanFactory) {
		return new DataSourcePostProcessor(recorders, properties.ignored(), beanFactory);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static WrappedDataSources monitoredWrappedDataSources(DataSourcePostProcessor postProcessor,
			DataSourceRecorders recorders, ConfigurableListableBeanFactory beanFactory) {
		return new WrappedDataSources(postProcessor, recorders, beanFactory);
	}

	@Bean
	@Lazy(false)
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static IgnoredBeans monitoredIgnoredBeans(DbProperties properties, BeanFactory beanFactory) {
		return new IgnoredBeans(properties.ignored(), beanFactory);
	}

}
