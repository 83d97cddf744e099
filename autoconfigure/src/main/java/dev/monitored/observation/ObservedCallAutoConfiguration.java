package dev.monitored.observation;

import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.SenderContext;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;

import dev.monitored.call.CallOutputs;
import dev.monitored.catalog.SloAutoConfiguration;

/**
 * Auto-configuration for calls of other systems that are observed.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = SloAutoConfiguration.class)
@ConditionalOnClass({ ObservationHandler.class, SenderContext.class })
public final class ObservedCallAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ObservedCallHandler monitoredObservedCallHandler(CallOutputs monitoredCallOutputs) {
		return new ObservedCallHandler(monitoredCallOutputs);
	}

}
