package dev.monitored.push;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A shop that pushes its metrics.
 */
final class Shop implements AutoCloseable {

	private static final List<String> SETTINGS = List.of("server.port=0", "spring.application.name=shop",
			"management.endpoints.web.exposure.include=slo", "management.defaults.metrics.export.enabled=false");

	private final ConfigurableApplicationContext context;

	private Shop(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts a shop, of which the settings say where it pushes.
	 */
	static Shop start(List<String> settings, Class<?>... beans) {
		List<String> all = new ArrayList<>(SETTINGS);
		all.addAll(settings);
		List<Class<?>> sources = new ArrayList<>(Arrays.asList(beans));
		sources.add(Beans.class);
		return new Shop(new SpringApplicationBuilder(sources.toArray(Class[]::new)).web(WebApplicationType.SERVLET)
			.properties(all.toArray(String[]::new))
			.run());
	}

	/**
	 * Places orders, of which some fail.
	 */
	void place(int orders, int failed) {
		Orders bean = bean(Orders.class);
		for (int order = 0; order < orders; order++) {
			if (order < failed) {
				assertThatIllegalStateException().isThrownBy(() -> bean.place(false));
			}
			else {
				bean.place(true);
			}
		}
	}

	/**
	 * Returns what the endpoint {@code slo} shows of the availability of orders.
	 */
	JsonNode availability() throws Exception {
		JsonNode slo = JsonMapper.shared().readTree(get("/actuator/slo/" + Orders.PLACE));
		return slo.at("/objectives")
			.valueStream()
			.filter((objective) -> "availability".equals(objective.at("/sli").asString()))
			.findFirst()
			.orElseThrow();
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Returns what Prometheus would read.
	 */
	Scrape scrape() {
		return Scrape.of(this.context);
	}

	private String get(String path) throws Exception {
		int port = ((WebServerApplicationContext) this.context).getWebServer().getPort();
		URI uri = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
			.body();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The beans of each shop.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Orders.class)
	static class Beans {

	}

}
