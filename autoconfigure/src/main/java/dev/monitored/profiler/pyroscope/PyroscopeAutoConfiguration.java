package dev.monitored.profiler.pyroscope;

import java.util.Objects;

import io.pyroscope.javaagent.PyroscopeAgent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

import dev.monitored.application.ApplicationName;
import dev.monitored.profiler.ProfilerProperties;
import dev.monitored.profiler.slice.Profiler;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.settings.Settings;

/**
 * Auto-configuration for Pyroscope's agent, which samples the process and pushes its
 * profiles.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "monitored.profiler.enabled", matchIfMissing = true)
@Conditional(OnServerAddressCondition.class)
@EnableConfigurationProperties(ProfilerProperties.class)
public final class PyroscopeAutoConfiguration {

	private static String serverAddress(Environment environment) {
		return Objects.requireNonNull(Settings.bind(environment, ProfilerProperties.class).pyroscope().serverAddress());
	}

	/**
	 * The agent, if it is on the class path.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(PyroscopeAgent.class)
	static class AgentConfiguration {

		@Bean
		@Lazy(false)
		@ConditionalOnMissingBean
		PyroscopeLifecycle monitoredPyroscopeLifecycle(ApplicationName monitoredApplicationName,
				ObjectProvider<Profiler> monitoredProfiler, Environment environment) {
			return new PyroscopeLifecycle(monitoredApplicationName.value(), serverAddress(environment),
					monitoredProfiler);
		}

	}

	/**
	 * Stops start-up if it is not.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("io.pyroscope.javaagent.PyroscopeAgent")
	static class MissingAgentConfiguration {

		MissingAgentConfiguration(Environment environment) {
			throw new InvalidSettingException(ProfilerProperties.Pyroscope.SERVER_ADDRESS, serverAddress(environment),
					"needs Pyroscope's agent, which is not on the class path",
					"Add the dependency io.pyroscope:agent, or remove the setting.");
		}

	}

}
