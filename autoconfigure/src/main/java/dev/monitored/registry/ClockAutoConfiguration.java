package dev.monitored.registry;

import io.micrometer.core.instrument.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Auto-configuration for the coarse wall clock of the meter registry. It comes before
 * Boot's own clock, which then backs off.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(beforeName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
@EnableConfigurationProperties(ClockProperties.class)
public final class ClockAutoConfiguration {

	/**
	 * The clock, if it is wanted.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("monitored.clock.coarse")
	static class CoarseClockConfiguration {

		@Bean
		@ConditionalOnMissingBean(Clock.class)
		CoarseClock monitoredClock() {
			return new CoarseClock(System::currentTimeMillis);
		}

	}

}
