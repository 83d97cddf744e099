package dev.monitored.business.shop;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;

/**
 * An application with {@link ShopMeters}.
 */
@AutoConfigurationPackage
@Configuration(proxyBeanMethods = false)
public class ShopConfiguration {

	public static ApplicationContextRunner runner(Class<?>... configurations) {
		return MonitoredContext.runner(configurations)
			.withUserConfiguration(ShopConfiguration.class)
			.withPropertyValues("monitored.guard.labels[0].meter=countries.asked",
					"monitored.guard.labels[0].label=country", "monitored.guard.labels[0].max-values=5");
	}

}
