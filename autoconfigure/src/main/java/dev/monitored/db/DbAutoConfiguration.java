package dev.monitored.db;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import dev.monitored.application.ApplicationAutoConfiguration;
import dev.monitored.application.ApplicationBeans;
import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.buckets.BucketsAutoConfiguration;
import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.db.jdbc.DataSourcePostProcessor;
import dev.monitored.db.jdbc.WrappedDataSources;
import dev.monitored.db.recording.DataSourceRecorderCatalog;
import dev.monitored.db.sql.SchemaNames;
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.guard.LabelGuard;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.settings.Settings;

/**
 * Auto-configuration for database queries.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = { ApplicationAutoConfiguration.class, BucketsAutoConfiguration.class,
		GuardAutoConfiguration.class, RegistryAutoConfiguration.class, SloAutoConfiguration.class })
@EnableConfigurationProperties(DbProperties.class)
public final class DbAutoConfiguration {

	/**
	 * What measures, if it is wanted.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "monitored.db.enabled", matchIfMissing = true)
	@Import(R2dbcConfiguration.class)
	static class MeasuringConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static DataSourceRecorderCatalog monitoredDataSourceRecorderCatalog(Environment environment,
				BucketProfileCatalog monitoredBucketProfileCatalog, SloCatalog monitoredSloCatalog,
				LabelGuard monitoredLabelGuard, DeferredMeters monitoredDeferredMeters) {
			DbProperties properties = Settings.bind(environment, DbProperties.class);
			return new DataSourceRecorderCatalog(properties.keepSchema() ? SchemaNames.KEPT : SchemaNames.DROPPED,
					properties.repeatedQueries().most(), monitoredBucketProfileCatalog, monitoredSloCatalog,
					monitoredLabelGuard, monitoredDeferredMeters);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static DataSourcePostProcessor monitoredDataSourcePostProcessor(
				IgnoredDataSourceCheck monitoredIgnoredDataSourceCheck,
				DataSourceRecorderCatalog monitoredDataSourceRecorderCatalog,
				ApplicationBeans monitoredApplicationBeans) {
			return new DataSourcePostProcessor(monitoredDataSourceRecorderCatalog,
					monitoredIgnoredDataSourceCheck.names(), monitoredApplicationBeans.factory());
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static WrappedDataSources monitoredWrappedDataSources(DataSourcePostProcessor monitoredDataSourcePostProcessor,
				DataSourceRecorderCatalog monitoredDataSourceRecorderCatalog,
				ApplicationBeans monitoredApplicationBeans) {
			return new WrappedDataSources(monitoredDataSourcePostProcessor, monitoredDataSourceRecorderCatalog,
					monitoredApplicationBeans);
		}

		@Bean
		@Lazy(false)
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static IgnoredDataSourceCheck monitoredIgnoredDataSourceCheck(Environment environment,
				ApplicationBeans monitoredApplicationBeans) {
			return new IgnoredDataSourceCheck(Settings.bind(environment, DbProperties.class).ignored(),
					monitoredApplicationBeans.factory());
		}

	}

}
