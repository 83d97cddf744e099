package dev.monitored.application;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for the name and version of the application.
 */
@AutoConfiguration(afterName = "org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@EnableConfigurationProperties(ApplicationProperties.class)
public final class ApplicationAutoConfiguration {

	private static final String UNKNOWN = "_unknown";

	@Bean
	@ConditionalOnMissingBean
	ApplicationInfo monitoredApplicationInfo(ApplicationProperties properties, Environment environment,
			ObjectProvider<BuildProperties> build, ObjectProvider<GitProperties> git) {
		BuildProperties builtAs = build.getIfAvailable();
		GitProperties builtFrom = git.getIfAvailable();
		return new ApplicationInfo(known(name(properties, environment)),
				known((builtAs != null) ? builtAs.getVersion() : null),
				known((builtFrom != null) ? builtFrom.getShortCommitId() : null));
	}

	private static @Nullable String name(ApplicationProperties properties, Environment environment) {
		String name = properties.application();
		return (name != null) ? name : environment.getProperty("spring.application.name");
	}

	private static String known(@Nullable String value) {
		return (value != null && !value.isBlank()) ? value : UNKNOWN;
	}

}
