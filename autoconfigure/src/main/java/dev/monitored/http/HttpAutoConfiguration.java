package dev.monitored.http;

import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.buckets.BucketsAutoConfiguration;
import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.http.exchange.HttpBoundaries;
import dev.monitored.http.exchange.UnobservedExchanges;
import dev.monitored.registry.RegistryAutoConfiguration;

/**
 * Auto-configuration for requests over HTTP that the application answers and sends.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = { BucketsAutoConfiguration.class, GuardAutoConfiguration.class,
		RegistryAutoConfiguration.class, SloAutoConfiguration.class })
@EnableConfigurationProperties(HttpProperties.class)
public final class HttpAutoConfiguration {

	/**
	 * What measures, if it is wanted.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HttpStatusCode.class, ObservationHandler.class })
	@ConditionalOnBooleanProperty(name = "monitored.http.enabled", matchIfMissing = true)
	@Import({ HttpServerConfiguration.class, HttpClientConfiguration.class })
	static class MeasuringConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static HttpBoundaries monitoredHttpBoundaries(BucketProfileCatalog monitoredBucketProfileCatalog,
				SloCatalog monitoredSloCatalog) {
			return new HttpBoundaries(monitoredBucketProfileCatalog, monitoredSloCatalog);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static UnobservedExchanges monitoredUnobservedExchanges(SloCatalog monitoredSloCatalog,
				ObjectProvider<ObservationRegistry> observations) {
			return new UnobservedExchanges(monitoredSloCatalog, observations);
		}

	}

}
