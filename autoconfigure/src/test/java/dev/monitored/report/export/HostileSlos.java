package dev.monitored.report.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.yaml.snakeyaml.Yaml;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.catalog.SloCatalog;

/**
 * An application whose SLOs have names that YAML, PromQL and templates could read as
 * something else.
 */
final class HostileSlos {

	static final String APPLICATION = "shop: \"eins\" \\ {{ $HOME }} #1";

	static final String QUOTES = "\"double\" 'single' \\ back\\slash";

	static final String LINES = "two\nlines\tand a tab";

	static final String TEMPLATE = "{{ .Values }} $HOME $$";

	static final String BRACES = "{{{ .Values {{{{";

	static final List<String> NAMES = List.of("yes", "1e3", "key: value", "- item", QUOTES, LINES, TEMPLATE, BRACES,
			"Größe 😀", "null", "orders.place", "orders-place");

	private HostileSlos() {
	}

	/**
	 * Exports the SLOs and reads the documents.
	 */
	static void exported(String format, Consumer<List<Map<String, Object>>> documents) {
		application()
			.run((context) -> documents.accept(read(new SloExports(context.getBean(SloCatalog.class)).yaml(format))));
	}

	static ApplicationContextRunner application() {
		return MonitoredContext.runner(Operations.class)
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("application", Map.of("spring.application.name", APPLICATION))))
			.with(MonitoredContext.yaml("""
					monitored:
					  slo:
					    definitions:
					      bank:
					        signal: http-client
					        match: { client.name: [ "bank.*", psp ], uri: "/payments/{id}" }
					        availability: 99.95%
					        latency: [ "p95 < 500ms", "p99.9 < 2s" ]
					        apdex: 0.9 @ 300ms
					        window: 7d
					        min-rate: 10/s
					        freshness: 26h
					        team: "orders: yes"
					        runbook: https://runbooks.example.com/bank?a=$b
					        page: false
					"""));
	}

	static List<Map<String, Object>> read(@Nullable String yaml) {
		List<Map<String, Object>> documents = new ArrayList<>();
		new Yaml().loadAll(Objects.requireNonNull(yaml)).forEach((document) -> documents.add(map(document)));
		return documents;
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> map(@Nullable Object value) {
		return (Map<String, Object>) Objects.requireNonNull(value);
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> maps(@Nullable Object value) {
		return (List<Map<String, Object>>) Objects.requireNonNull(value);
	}

	/**
	 * Returns the value behind several keys.
	 */
	static Object at(Map<String, Object> map, String... path) {
		Object value = map;
		for (String key : path) {
			value = Objects.requireNonNull(map(value).get(key), key);
		}
		return value;
	}

	public static class Operations {

		@Monitored(operation = "yes", availability = "99.9%")
		public void word() {
		}

		@Monitored(operation = "1e3", availability = "99.9%")
		public void number() {
		}

		@Monitored(operation = "key: value", availability = "99.9%")
		public void map() {
		}

		@Monitored(operation = "- item", availability = "99.9%")
		public void item() {
		}

		@Monitored(operation = QUOTES, availability = "99.9%")
		public void quotes() {
		}

		@Monitored(operation = LINES, availability = "99.9%")
		public void lines() {
		}

		@Monitored(operation = TEMPLATE, availability = "99.9%")
		public void template() {
		}

		@Monitored(operation = BRACES, availability = "99.9%")
		public void braces() {
		}

		@Monitored(operation = "Größe 😀", availability = "99.9%")
		public void letters() {
		}

		@Monitored(operation = "null", availability = "99.9%")
		public void nothing() {
		}

		@Monitored(operation = "orders.place", availability = "99.9%")
		public void dotted() {
		}

		@Monitored(operation = "orders-place", availability = "99.9%")
		public void hyphenated() {
		}

	}

}
