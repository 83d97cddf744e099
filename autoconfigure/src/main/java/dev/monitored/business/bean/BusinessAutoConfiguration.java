package dev.monitored.business.bean;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.monitored.application.ApplicationAutoConfiguration;
import dev.monitored.application.ApplicationBeans;
import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.buckets.BucketsAutoConfiguration;
import dev.monitored.business.BusinessProperties;
import dev.monitored.business.declaration.DeclaredMeters;
import dev.monitored.business.recording.BusinessObjectives;
import dev.monitored.business.recording.MeterRecorders;
import dev.monitored.business.recording.Postponement;
import dev.monitored.business.transaction.TransactionPostponement;
import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.guard.LabelGuard;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.settings.Settings;

/**
 * Auto-configuration for {@link dev.monitored.business.MeterInterface meter interfaces}.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = { ApplicationAutoConfiguration.class, BucketsAutoConfiguration.class,
		GuardAutoConfiguration.class, RegistryAutoConfiguration.class, SloAutoConfiguration.class })
@EnableConfigurationProperties(BusinessProperties.class)
@Import(MeterInterfaceRegistrar.class)
public final class BusinessAutoConfiguration {

	@Bean
	@Lazy(false)
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static MeterInterfaceBeans monitoredMeterInterfaceBeans(Environment environment,
			ApplicationBeans monitoredApplicationBeans, BucketProfileCatalog monitoredBucketProfileCatalog,
			LabelGuard monitoredLabelGuard, ForbiddenLabels monitoredForbiddenLabels, SloCatalog monitoredSloCatalog,
			DeferredMeters monitoredDeferredMeters, Postponement monitoredPostponement) {
		BusinessObjectives objectives = new BusinessObjectives(monitoredSloCatalog, monitoredPostponement);
		return new MeterInterfaceBeans(monitoredApplicationBeans,
				new DeclaredMeters(monitoredBucketProfileCatalog, monitoredLabelGuard, monitoredForbiddenLabels),
				objectives,
				new MeterRecorders(monitoredLabelGuard, objectives, monitoredDeferredMeters, monitoredPostponement),
				Settings.bind(environment, BusinessProperties.class).enabled());
	}

	/**
	 * Delays events of transactions until these commit.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(TransactionSynchronizationManager.class)
	static class TransactionConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Postponement monitoredPostponement() {
			return new TransactionPostponement();
		}

	}

	/**
	 * Events where there are no transactions.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.transaction.support.TransactionSynchronizationManager")
	static class ImmediateConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Postponement monitoredPostponement() {
			return Postponement.NEVER;
		}

	}

}
