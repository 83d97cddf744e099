package dev.monitored.tracing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;

import dev.monitored.call.CallListener;
import dev.monitored.call.EndedCall;
import dev.monitored.tracing.Orders.Payments;

/**
 * A shop that sends its spans to a collector of this JVM.
 */
final class Shop implements AutoCloseable {

	static final List<String> SETTINGS = List.of("server.port=0", "spring.application.name=shop",
			"management.tracing.sampling.probability=1", "management.opentelemetry.tracing.export.schedule-delay=20ms",
			"management.otlp.metrics.export.enabled=false", "management.opentelemetry.logging.export.enabled=false",
			"monitored.slo.definitions.api.signal=http-server", "monitored.slo.definitions.api.match.uri=/api/**",
			"monitored.slo.definitions.api.latency=p95 < 1ms", "monitored.slo.definitions.answers.signal=http-server",
			"monitored.slo.definitions.answers.availability=99%");

	private final OtlpEndpoint collector;

	private final ConfigurableApplicationContext context;

	private Shop(OtlpEndpoint collector, ConfigurableApplicationContext context) {
		this.collector = collector;
		this.context = context;
	}

	static Shop start(WebApplicationType type, Class<?> controllers, String... settings) throws IOException {
		OtlpEndpoint collector = OtlpEndpoint.start();
		List<String> all = new ArrayList<>(SETTINGS);
		all.add("management.opentelemetry.tracing.export.otlp.endpoint=" + collector.url());
		all.addAll(Arrays.asList(settings));
		return new Shop(collector,
				new SpringApplicationBuilder(Beans.class, controllers).web(type)
					.properties(all.toArray(String[]::new))
					.run());
	}

	OtlpEndpoint collector() {
		return this.collector;
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	List<EndedCall> ended() {
		return bean(Beans.class).ended;
	}

	String url(String path) {
		return "http://127.0.0.1:%d%s".formatted(((WebServerApplicationContext) this.context).getWebServer().getPort(),
				path);
	}

	void get(String path, String... headers) {
		request(url(path), headers);
	}

	/**
	 * Sends a request, whatever the answer is.
	 */
	static void request(String url, String... headers) {
		RestClient.create().get().uri(url).headers((all) -> {
			for (int index = 0; index < headers.length; index += 2) {
				all.add(headers[index], headers[index + 1]);
			}
		}).retrieve().onStatus(HttpStatusCode::isError, (request, response) -> {
		}).toBodilessEntity();
	}

	@Override
	public void close() {
		this.context.close();
		this.collector.close();
	}

	/**
	 * The beans of each shop.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Orders.class, Payments.class })
	static class Beans {

		private final List<EndedCall> ended = new CopyOnWriteArrayList<>();

		@Bean
		CallListener endedCalls() {
			return this.ended::add;
		}

	}

}
