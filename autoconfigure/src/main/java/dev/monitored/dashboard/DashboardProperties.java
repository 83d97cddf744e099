package dev.monitored.dashboard;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

import dev.monitored.settings.HttpUrl;
import dev.monitored.settings.InvalidSettingException;

/**
 * Configuration of the dashboard.
 *
 * @param enabled Whether there is a dashboard where its endpoint is exposed.
 * @param grafanaUrl URL of a dashboard that shows all instances. The page links to it.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.dashboard", ignoreUnknownFields = false)
public record DashboardProperties(@DefaultValue("true") boolean enabled, @Nullable String grafanaUrl) {

	/**
	 * Creates the configuration.
	 * @param enabled whether there is a dashboard where its endpoint is exposed
	 * @param grafanaUrl the URL of a dashboard that shows all instances, if there is one
	 * @throws InvalidSettingException if that is no URL of HTTP
	 */
	public DashboardProperties {
		if (grafanaUrl != null && grafanaUrl.isBlank()) {
			grafanaUrl = null;
		}
		if (grafanaUrl != null) {
			grafanaUrl = grafanaUrl.strip();
			if (!HttpUrl.isValid(grafanaUrl)) {
				throw new InvalidSettingException("monitored.dashboard.grafana-url", grafanaUrl,
						"a dashboard is a page, whose URL begins with http:// or https://",
						"Write for example https://grafana.example.com/d/monitored-slo.");
			}
		}
	}

}
