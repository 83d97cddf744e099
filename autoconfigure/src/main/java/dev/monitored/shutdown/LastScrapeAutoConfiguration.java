package dev.monitored.shutdown;

import java.time.Duration;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import dev.monitored.settings.Settings;

/**
 * Auto-configuration for the last scrape of a process that shuts down.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration
@EnableConfigurationProperties(ShutdownProperties.class)
public final class LastScrapeAutoConfiguration {

	/**
	 * What waits for the scrape, if it is wanted.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("monitored.shutdown.last-scrape")
	@ConditionalOnClass({ OperationInvokerAdvisor.class, ManagementPortType.class })
	static class WaitingConfiguration {

		@Bean
		AwaitedScrape monitoredAwaitedScrape() {
			return new AwaitedScrape();
		}

		@Bean
		LastScrapeLifecycle monitoredLastScrapeLifecycle(AwaitedScrape monitoredAwaitedScrape,
				Environment environment) {
			Duration limit = Settings.bind(environment, ShutdownProperties.class).checkedLastScrape();
			return new LastScrapeLifecycle(monitoredAwaitedScrape, limit, ScrapeObstacle.find(environment));
		}

	}

}
