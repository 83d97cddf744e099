package dev.monitored.operation;

import org.aspectj.weaver.tools.PointcutExpression;
import org.springframework.aop.aspectj.ShadowMatchUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.guard.LabelGuard;
import dev.monitored.operation.bean.LaterProxies;
import dev.monitored.operation.bean.MeasuredBeans;
import dev.monitored.operation.declaration.IncludedQueues;
import dev.monitored.operation.declaration.OperationCatalog;
import dev.monitored.operation.declaration.OperationDeclarations;
import dev.monitored.operation.declaration.PointcutMatches;
import dev.monitored.operation.declaration.TagKeys;
import dev.monitored.operation.proxy.DeclaredOperationRegistrar;
import dev.monitored.operation.proxy.MonitoredAdvisor;
import dev.monitored.operation.proxy.MonitoredMethodCatalog;
import dev.monitored.operation.queue.QueuePostProcessor;
import dev.monitored.operation.recording.OperationRecorderCatalog;
import dev.monitored.outcome.OutcomeAutoConfiguration;
import dev.monitored.outcome.ReturnedOutcomes;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.settings.Settings;

/**
 * Auto-configuration for operations: {@link dev.monitored.Monitored @Monitored},
 * pointcuts, and {@link Operations} by hand.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(
		after = { ApplicationAutoConfiguration.class, BucketsAutoConfiguration.class, GuardAutoConfiguration.class,
				OutcomeAutoConfiguration.class, RegistryAutoConfiguration.class, SloAutoConfiguration.class })
@EnableConfigurationProperties(OperationProperties.class)
public final class OperationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Operations monitoredOperations(ObjectProvider<OperationRecorderCatalog> recorders) {
		return new Operations(recorders.getIfAvailable());
	}

	/**
	 * Beans that measure, if enabled.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "monitored.operation.enabled", matchIfMissing = true)
	static class MeasuringConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static TagKeys monitoredTagKeys(Environment environment, ApplicationBeans monitoredApplicationBeans) {
			return new TagKeys(properties(environment, monitoredApplicationBeans).tagKeys());
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static OperationCatalog monitoredOperationCatalog(Environment environment,
				ApplicationBeans monitoredApplicationBeans, BucketProfileCatalog monitoredBucketProfileCatalog,
				TagKeys monitoredTagKeys, SloCatalog monitoredSloCatalog) {
			OperationProperties properties = properties(environment, monitoredApplicationBeans);
			if (!properties.queue().enabled()) {
				IncludedQueues.refuse(monitoredSloCatalog.configured(), properties.overrides());
			}
			return new OperationCatalog(properties.overrides(), monitoredBucketProfileCatalog, monitoredTagKeys,
					monitoredSloCatalog, environment::resolveRequiredPlaceholders);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static OperationRecorderCatalog monitoredOperationRecorderCatalog(OperationCatalog monitoredOperationCatalog,
				TagKeys monitoredTagKeys, LabelGuard monitoredLabelGuard, ReturnedOutcomes monitoredReturnedOutcomes,
				DeferredMeters monitoredDeferredMeters) {
			return new OperationRecorderCatalog(monitoredOperationCatalog, monitoredTagKeys, monitoredLabelGuard,
					monitoredReturnedOutcomes, monitoredDeferredMeters);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static MonitoredAdvisor monitoredAdvisor(Environment environment, ApplicationBeans monitoredApplicationBeans,
				OperationCatalog monitoredOperationCatalog, OperationRecorderCatalog monitoredOperationRecorderCatalog,
				TagKeys monitoredTagKeys, LabelGuard monitoredLabelGuard) {
			OperationProperties properties = properties(environment, monitoredApplicationBeans);
			OperationDeclarations declarations = new OperationDeclarations(monitoredOperationCatalog,
					properties.pointcuts(), properties.adopt(), monitoredTagKeys);
			MonitoredMethodCatalog methods = new MonitoredMethodCatalog(declarations, monitoredOperationRecorderCatalog,
					monitoredTagKeys, monitoredLabelGuard, monitoredApplicationBeans.factory());
			return new MonitoredAdvisor(methods, properties.order());
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static MeasuredBeans monitoredMeasuredBeans(ObjectProvider<MonitoredAdvisor> monitoredAdvisor,
				Environment environment) {
			return new MeasuredBeans(monitoredAdvisor,
					environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true));
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static LaterProxies monitoredLaterProxies(MeasuredBeans monitoredMeasuredBeans) {
			return new LaterProxies(monitoredMeasuredBeans);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static DeclaredOperationRegistrar monitoredDeclaredOperationRegistrar(MonitoredAdvisor monitoredAdvisor,
				OperationRecorderCatalog monitoredOperationRecorderCatalog, OperationCatalog monitoredOperationCatalog,
				ApplicationBeans monitoredApplicationBeans) {
			return new DeclaredOperationRegistrar(monitoredAdvisor, monitoredOperationRecorderCatalog,
					monitoredOperationCatalog, monitoredApplicationBeans);
		}

		private static OperationProperties properties(Environment environment, ApplicationBeans beans) {
			return Settings.bind(environment, OperationProperties.class, beans.factory().getBeanClassLoader());
		}

	}

	/**
	 * What measures the time in queues, if it is wanted.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "monitored.operation.enabled", matchIfMissing = true)
	@ConditionalOnBooleanProperty("monitored.operation.queue.enabled")
	static class QueueConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static QueuePostProcessor monitoredQueuePostProcessor(Environment environment,
				ApplicationBeans monitoredApplicationBeans,
				OperationRecorderCatalog monitoredOperationRecorderCatalog) {
			OperationProperties properties = Settings.bind(environment, OperationProperties.class,
					monitoredApplicationBeans.factory().getBeanClassLoader());
			return new QueuePostProcessor(monitoredOperationRecorderCatalog::measureQueues,
					properties.queue().schedulers());
		}

	}

	/**
	 * What forgets pointcuts.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ PointcutExpression.class, ShadowMatchUtils.class })
	static class PointcutConfiguration {

		@Bean
		@Lazy(false)
		PointcutMatches monitoredPointcutMatches() {
			return new PointcutMatches();
		}

	}

}
