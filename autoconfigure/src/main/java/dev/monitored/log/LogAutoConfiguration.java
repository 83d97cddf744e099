package dev.monitored.log;

import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.catalog.status.SloReporter;

/**
 * Auto-configuration for log events of calls.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = SloAutoConfiguration.class)
@EnableConfigurationProperties(LogProperties.class)
public final class LogAutoConfiguration {

	/**
	 * What logs, if it is wanted.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "monitored.log.enabled", matchIfMissing = true)
	@ConditionalOnClass(LoggingEventBuilder.class)
	static class CallLogConfiguration {

		@Bean
		CallLog monitoredCallLog(SloCatalog monitoredSloCatalog) {
			Logger logger = LoggerFactory.getLogger(CallLog.NAME);
			return new CallLog(logger, new BurnLog(logger, new SloReporter(monitoredSloCatalog, Instant.now())));
		}

	}

}
