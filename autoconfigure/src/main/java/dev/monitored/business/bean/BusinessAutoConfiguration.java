package dev.monitored.business.bean;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

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

	private static final String TRANSACTIONS = "org.springframework.transaction.support.TransactionSynchronizationManager";

	@Bean
	@Lazy(false)
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static MeterInterfaceBeans monitoredMeterInterfaceBeans(Environment environment,
			ApplicationBeans monitoredApplicationBeans, BucketProfileCatalog monitoredBucketProfileCatalog,
			LabelGuard monitoredLabelGuard, ForbiddenLabels monitoredForbiddenLabels, SloCatalog monitoredSloCatalog,
			DeferredMeters monitoredDeferredMeters) {
		Postponement postponement = postponement(monitoredApplicationBeans.factory().getBeanClassLoader());
		BusinessObjectives objectives = new BusinessObjectives(monitoredSloCatalog, postponement);
		return new MeterInterfaceBeans(monitoredApplicationBeans,
				new DeclaredMeters(monitoredBucketProfileCatalog, monitoredLabelGuard, monitoredForbiddenLabels),
				objectives, new MeterRecorders(monitoredLabelGuard, objectives, monitoredDeferredMeters, postponement),
				Settings.bind(environment, BusinessProperties.class).enabled());
	}

	/**
	 * Returns what delays events of transactions until these commit.
	 * @param classLoader what knows whether there are transactions
	 * @return what delays events
	 */
	private static Postponement postponement(@Nullable ClassLoader classLoader) {
		return ClassUtils.isPresent(TRANSACTIONS, classLoader) ? new TransactionPostponement() : Postponement.NEVER;
	}

}
