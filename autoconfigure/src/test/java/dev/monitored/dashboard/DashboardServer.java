package dev.monitored.dashboard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Applications that serve a dashboard.
 */
final class DashboardServer {

	private DashboardServer() {
	}

	static ConfigurableApplicationContext start(WebApplicationType type, Map<String, String> properties,
			Class<?>... others) {
		Map<String, Object> all = new HashMap<>(Map.of("server.port", "0", "server.shutdown", "immediate",
				"spring.application.name", "shop", "spring.main.banner-mode", "off",
				"management.endpoints.web.exposure.include", "health,dashboard"));
		List.of("chat", "embedding", "image", "moderation", "audio.speech", "audio.transcription")
			.forEach((model) -> all.put("spring.ai.model." + model, "none"));
		// Of several servers on the class path, each would serve management
		all.put("spring.autoconfigure.exclude",
				Stream
					.of("jetty.autoconfigure.actuate.web.server.JettyServlet",
							"jetty.autoconfigure.actuate.web.server.JettyReactive",
							"tomcat.autoconfigure.actuate.web.server.TomcatReactive")
					.map((server) -> "org.springframework.boot." + server + "ManagementContextAutoConfiguration")
					.collect(Collectors.joining(",")));
		all.putAll(properties);
		return new SpringApplicationBuilder(Application.class).sources(others).web(type).properties(all).run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
