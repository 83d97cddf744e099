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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.monitored.Monitored;

/**
 * A shop with an SLO, which calls break that fail, and never those that are slow.
 */
class ProfiledShop {

	/**
	 * Starts the shop, with endpoints that profile it.
	 */
	static ConfigurableApplicationContext start(WebApplicationType type, Map<String, String> properties) {
		Map<String, String> all = new HashMap<>(Map.of("management.endpoint.profiler.access", "unrestricted",
				"management.endpoint.pprof.access", "read-only"));
		all.putAll(properties);
		return startAsIs(type, all);
	}

	/**
	 * Starts the shop with all endpoints exposed, which says nothing about access to
	 * them.
	 */
	static ConfigurableApplicationContext startAsIs(WebApplicationType type, Map<String, String> properties) {
		Map<String, Object> all = new HashMap<>(
				Map.of("server.port", "0", "server.shutdown", "immediate", "spring.application.name", "shop",
						"spring.main.banner-mode", "off", "management.endpoints.web.exposure.include", "*"));
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
		all.put("monitored.slo.definitions.orders.availability", "99%");
		all.putAll(properties);
		return new SpringApplicationBuilder(Application.class).web(type).properties(all).run();
	}

	@Monitored(value = "shop", availability = "99%")
	void buy(boolean isSoldOut) throws InterruptedException {
		if (isSoldOut) {
			slow();
			throw new IllegalStateException("sold out");
		}
		fast();
	}

	private void fast() throws InterruptedException {
		Thread.sleep(5);
	}

	private void slow() throws InterruptedException {
		Thread.sleep(50);
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
		ResponseEntity<String> order(@RequestParam boolean isSoldOut) throws InterruptedException {
			try {
				this.shop.buy(isSoldOut);
				return ResponseEntity.ok("ordered");
			}
			catch (IllegalStateException ex) {
				return ResponseEntity.internalServerError().body(ex.getMessage());
			}
		}

	}

}
