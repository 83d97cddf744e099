package dev.monitored.cardinality;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.guard.LabelGuard;

/**
 * Auto-configuration for the endpoint that counts series.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = GuardAutoConfiguration.class)
@ConditionalOnClass(name = { "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
		"org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint" })
@ConditionalOnAvailableEndpoint(CardinalityEndpoint.class)
public final class CardinalityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CardinalityEndpoint cardinalityEndpoint(ObjectProvider<MeterRegistry> registry, LabelGuard monitoredLabelGuard,
			ForbiddenLabels monitoredForbiddenLabels) {
		return new CardinalityEndpoint(registry, monitoredLabelGuard, monitoredForbiddenLabels);
	}

	@Bean
	@ConditionalOnMissingBean(name = "cardinalityWebExtension")
	CardinalityWebExtension cardinalityWebExtension(CardinalityEndpoint cardinalityEndpoint) {
		return new CardinalityWebExtension(cardinalityEndpoint);
	}

}
