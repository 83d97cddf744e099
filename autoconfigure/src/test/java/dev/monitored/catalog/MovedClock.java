package dev.monitored.catalog;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

import dev.monitored.application.ApplicationName;
import dev.monitored.application.Lifecycle;
import dev.monitored.call.CallOutputs;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.settings.Settings;
import dev.monitored.slo.SloProperties;

/**
 * SLOs whose clock a test moves.
 */
@Configuration(proxyBeanMethods = false)
public class MovedClock {

	private final AtomicLong nanos = new AtomicLong();

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	SloCatalog monitoredSloCatalog(Environment environment, ApplicationName monitoredApplicationName,
			Lifecycle monitoredLifecycle, DeferredMeters monitoredDeferredMeters, CallOutputs monitoredCallOutputs) {
		return new SloCatalog(Settings.bind(environment, SloProperties.class),
				CountingProcess.startedNow(monitoredApplicationName.value(), monitoredLifecycle),
				monitoredDeferredMeters, monitoredCallOutputs, this.nanos::get);
	}

	/**
	 * Moves the clock, and lets the catalog look as it does from time to time.
	 */
	public void later(Duration time, ApplicationContext context) {
		this.nanos.addAndGet(time.toNanos());
		context.getBean(SloCatalog.class).remember();
	}

}
