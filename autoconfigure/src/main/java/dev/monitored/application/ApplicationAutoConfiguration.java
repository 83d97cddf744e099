package dev.monitored.application;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

import dev.monitored.registry.LateMeterRegistry;
import dev.monitored.registry.RegistryAutoConfiguration;

/**
 * Auto-configuration for the name and version of the application.
 */
@AutoConfiguration(after = RegistryAutoConfiguration.class,
		afterName = "org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration")
@EnableConfigurationProperties(ApplicationProperties.class)
public final class ApplicationAutoConfiguration {

	private static final String UNKNOWN = "_unknown";

	@Bean
	@Lazy(false)
	ApplicationInfo monitoredApplicationInfo(ApplicationProperties properties, Environment environment,
			ObjectProvider<BuildProperties> build, ObjectProvider<GitProperties> git, LateMeterRegistry registry) {
		BuildProperties builtAs = build.getIfAvailable();
		GitProperties builtFrom = git.getIfAvailable();
		ApplicationInfo info = new ApplicationInfo(known(name(properties, environment)),
				known((builtAs != null) ? builtAs.getVersion() : null),
				known((builtFrom != null) ? builtFrom.getShortCommitId() : null));
		registry.whenReady(info::bindTo);
		return info;
	}

	private static @Nullable String name(ApplicationProperties properties, Environment environment) {
		String name = properties.application();
		return (name != null) ? name : environment.getProperty("spring.application.name");
	}

	private static String known(@Nullable String value) {
		return (value != null && !value.isBlank()) ? value : UNKNOWN;
	}

}
