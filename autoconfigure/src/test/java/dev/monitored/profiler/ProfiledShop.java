package dev.monitored.profiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.monitored.Monitored;

/**
 * A shop with an SLO, which some calls break.
 */
class ProfiledShop {

	/**
	 * Starts the shop, with endpoints that profile it.
	 */
	static ConfigurableApplicationContext start(WebApplicationType type, Map<String, String> properties) {
		Map<String, Object> all = new HashMap<>(Map.of("server.port", "0", "server.shutdown", "immediate",
				"spring.application.name", "shop", "spring.main.banner-mode", "off",
				"management.endpoints.web.exposure.include", "*", "management.endpoint.profiler.access", "unrestricted",
				"management.endpoint.pprof.access", "read-only"));
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
		all.put("monitored.slo.definitions.orders.signal", "http-server");
		all.put("monitored.slo.definitions.orders.match.uri", "/orders");
		all.put("monitored.slo.definitions.orders.latency", "p95 < 25ms");
		all.putAll(properties);
		return new SpringApplicationBuilder(Application.class).web(type).properties(all).run();
	}

	@Monitored(value = "shop", latency = "p95 < 25ms")
	void buy(int millis) throws InterruptedException {
		if (millis < 10) {
			fast(millis);
		}
		else {
			slow(millis);
		}
	}

	private void fast(int millis) throws InterruptedException {
		Thread.sleep(millis);
	}

	private void slow(int millis) throws InterruptedException {
		Thread.sleep(millis);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ProfiledShop shop() {
			return new ProfiledShop();
		}

		@Bean
		Orders orders(ProfiledShop shop) {
			return new Orders(shop);
		}

	}

	@RestController
	static class Orders {

		private final ProfiledShop shop;

		Orders(ProfiledShop shop) {
			this.shop = shop;
		}

		@GetMapping("/orders")
		String order(@RequestParam int millis) throws InterruptedException {
			this.shop.buy(millis);
			return "ordered";
		}

	}

}
