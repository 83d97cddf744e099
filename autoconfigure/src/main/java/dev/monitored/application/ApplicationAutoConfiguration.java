package dev.monitored.application;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.settings.Settings;

/**
 * Auto-configuration for the name, version and lifecycle of the application.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = RegistryAutoConfiguration.class,
		afterName = "org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration")
@EnableConfigurationProperties(ApplicationProperties.class)
public final class ApplicationAutoConfiguration {

	private static final String UNKNOWN = "_unknown";

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ApplicationBeans monitoredApplicationBeans() {
		return new ApplicationBeans();
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ApplicationName monitoredApplicationName(Environment environment) {
		String name = Settings.bind(environment, ApplicationProperties.class).application();
		return new ApplicationName(known((name != null) ? name : environment.getProperty("spring.application.name")));
	}

	@Bean("monitoredLifecycle")
	@ConditionalOnWebApplication
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Lifecycle monitoredServiceLifecycle(Environment environment) {
		return lifecycle(environment, Lifecycle.SERVICE);
	}

	@Bean("monitoredLifecycle")
	@ConditionalOnNotWebApplication
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Lifecycle monitoredJobLifecycle(Environment environment) {
		return lifecycle(environment, Lifecycle.JOB);
	}

	@Bean
	@Lazy(false)
	ApplicationInfo monitoredApplicationInfo(ApplicationName monitoredApplicationName, Lifecycle monitoredLifecycle,
			ObjectProvider<BuildProperties> build, ObjectProvider<GitProperties> git,
			DeferredMeters monitoredDeferredMeters) {
		BuildProperties builtAs = build.getIfAvailable();
		GitProperties builtFrom = git.getIfAvailable();
		ApplicationInfo info = new ApplicationInfo(monitoredApplicationName.value(),
				known((builtAs != null) ? builtAs.getVersion() : null),
				known((builtFrom != null) ? builtFrom.getShortCommitId() : null), monitoredLifecycle);
		monitoredDeferredMeters.registrationUntilClosed("application.info", info::bindTo).ensure();
		return info;
	}

	private static Lifecycle lifecycle(Environment environment, Lifecycle usual) {
		Lifecycle set = Settings.bind(environment, ApplicationProperties.class).lifecycle();
		return (set != null) ? set : usual;
	}

	private static String known(@Nullable String value) {
		return (value != null && !value.isBlank()) ? value : UNKNOWN;
	}

}
