package dev.monitored.observation;

import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
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
import dev.monitored.observation.recording.ObservationBoundaries;
import dev.monitored.observation.recording.ObservationObjectives;
import dev.monitored.observation.recording.ObservedSloHandler;
import dev.monitored.observation.recording.SilentObservations;

/**
 * Auto-configuration for SLOs about observations. Without one there is no bean, and an
 * observation costs nothing more.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = { BucketsAutoConfiguration.class, GuardAutoConfiguration.class, SloAutoConfiguration.class })
@ConditionalOnClass(ObservationHandler.class)
@Conditional(OnObservationSloCondition.class)
public final class ObservationSignalAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "monitored.slo.enabled", matchIfMissing = true)
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ObservedSloHandler monitoredObservedSloHandler(SloCatalog monitoredSloCatalog,
			LabelGuard monitoredLabelGuard) {
		return new ObservedSloHandler(new ObservationObjectives(monitoredSloCatalog, monitoredLabelGuard));
	}

	@Bean
	@ConditionalOnMissingBean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ObservationBoundaries monitoredObservationBoundaries(BucketProfileCatalog monitoredBucketProfileCatalog,
			SloCatalog monitoredSloCatalog) {
		return new ObservationBoundaries(monitoredBucketProfileCatalog, monitoredSloCatalog);
	}

	@Bean
	@Lazy(false)
	@ConditionalOnMissingBean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static SilentObservations monitoredSilentObservations(SloCatalog monitoredSloCatalog, Environment environment,
			ObjectProvider<ObservationRegistry> observationRegistry) {
		return new SilentObservations(monitoredSloCatalog, environment, observationRegistry);
	}

}
