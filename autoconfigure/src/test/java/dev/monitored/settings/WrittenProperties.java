package dev.monitored.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

import dev.monitored.settings.shape.PropertyRecords;

/**
 * The properties of the configuration metadata and what is bound of them, those of the
 * elements of lists and maps included.
 */
final class WrittenProperties {

	/**
	 * Values that make sense, by the end of the name, the longest that fits; {@code true}
	 * for all others.
	 */
	private static final Map<String, String> VALID = Map.ofEntries(Map.entry("application", "shop"),
			Map.entry("profiles.own", "1ms"), Map.entry("signals.db", "slow"), Map.entry("ignored", "/internal"),
			Map.entry("forbidden-labels", "card"), Map.entry("max-length", "64"), Map.entry("max-values", "50"),
			Map.entry("order", "7"), Map.entry("adopt", "timed"), Map.entry("tag-keys", "region"),
			Map.entry("meter", "orders"), Map.entry("label", "kind"), Map.entry("allow", "gift"),
			Map.entry("model", "gpt"), Map.entry("provider", "openai"), Map.entry("prompt", "2.5"),
			Map.entry("cached", "1"), Map.entry("completion", "10"), Map.entry("name", "checkout"),
			Map.entry("availability", "99.9%"), Map.entry("latency", "p95 < 500ms"), Map.entry("apdex", "0.95 @ 500ms"),
			Map.entry("buckets", "fast"), Map.entry("tags", "region=eu"),
			Map.entry("no-error-for", "java.lang.IllegalStateException"), Map.entry("team", "orders"),
			Map.entry("lifecycle", "job"), Map.entry("window", "7d"), Map.entry("continuous.window", "600s"),
			Map.entry("max-size", "20971520B"), Map.entry("last-scrape", "75s"), Map.entry("min-rate", "10/s"),
			Map.entry("freshness", "26h"), Map.entry("server-address", "http://pyroscope:4040"),
			Map.entry("runbook", "https://example.com/orders"), Map.entry("gc-pause-buckets", "slow"),
			Map.entry("expression", "execution(* *..nothing())"), Map.entry("threshold", "20"),
			Map.entry("operation", "orders"), Map.entry("signal", "operation"), Map.entry("match.operation", "a.*"));

	/**
	 * What an element needs besides.
	 */
	private static final Map<String, Map<String, String>> REQUIRED = Map.of("monitored.operation.overrides[0].",
			Map.of("name", "checkout", "by-hand", "true", "availability", "99%"), "monitored.operation.pointcuts[0].",
			Map.of("expression", "execution(* *..nothing())"), "monitored.guard.labels[0].",
			Map.of("meter", "orders", "label", "kind", "max-values", "5"), "monitored.llm.prices[0].",
			Map.of("model", "gpt", "prompt", "1"), "monitored.slo.definitions.orders.",
			Map.of("signal", "operation", "availability", "99%"));

	private WrittenProperties() {
	}

	static List<String> all() {
		Map<String, Class<?>> types = new TreeMap<>();
		ConfigurationMetadataTests.properties()
			.filter((property) -> !property.containsKey("deprecation"))
			.forEach((property) -> add(String.valueOf(property.get("name")), String.valueOf(property.get("type")),
					types));
		return List.copyOf(types.keySet());
	}

	private static void add(String name, String type, Map<String, Class<?>> types) {
		String element = type.replaceAll("^java.util.\\w+<(?:[^,<]+,)?(.*)>$", "$1");
		Class<?> found = element.contains("<") ? List.class : ClassUtils.resolveClassName(element, null);
		if (found.isRecord()) {
			String path = name + (type.startsWith("java.util.Map") ? ".orders." : "[0].");
			Arrays.stream(found.getRecordComponents())
				.map((component) -> DataObjectPropertyName.toDashedForm(component.getName()))
				.forEach((component) -> types.put(path + (component.equals("match") ? "match.operation" : component),
						found));
		}
		else {
			types.put(name + (type.startsWith("java.util.Map") ? (name.endsWith("signals") ? ".db" : ".own") : ""),
					found);
		}
	}

	static String valid(String property) {
		return VALID.entrySet()
			.stream()
			.filter((entry) -> property.endsWith("." + entry.getKey()))
			.max(Comparator.comparingInt((entry) -> entry.getKey().length()))
			.map(Map.Entry::getValue)
			.orElse("true");
	}

	static Map<String, String> required(String property) {
		Map<String, String> required = new TreeMap<>();
		REQUIRED.forEach((prefix, settings) -> {
			if (property.startsWith(prefix)) {
				settings.forEach((name, value) -> required.put(prefix + name, value));
				required.keySet().removeIf(property::equals);
			}
		});
		if (property.endsWith(".tags")) {
			required.put("monitored.operation.tag-keys", "region");
		}
		return required;
	}

	/**
	 * Returns what is bound of a property.
	 */
	static @Nullable Object bound(String property, Environment environment) {
		Class<?> type = records().entrySet()
			.stream()
			.filter((entry) -> property.startsWith(entry.getKey() + "."))
			.max(Map.Entry.comparingByKey())
			.<Class<?>>map(Map.Entry::getValue)
			.orElseThrow();
		Object value = Settings.bind(environment, type);
		String rest = property.substring(PropertyRecords.prefix(type).length() + 1);
		for (String word : rest.split("[.\\[]")) {
			value = step(value, word.replace("]", ""));
		}
		return value;
	}

	private static @Nullable Object step(@Nullable Object value, String word) {
		if (value instanceof List<?> list) {
			return list.get(Integer.parseInt(word));
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.filter((entry) -> String.valueOf(entry.getKey()).equalsIgnoreCase(word))
				.findFirst()
				.<Object>map(Map.Entry::getValue)
				.orElse(null);
		}
		return component(Objects.requireNonNull(value), word);
	}

	private static @Nullable Object component(Object value, String word) {
		try {
			for (RecordComponent component : value.getClass().getRecordComponents()) {
				if (DataObjectPropertyName.toDashedForm(component.getName()).equals(word)) {
					component.getAccessor().setAccessible(true);
					return component.getAccessor().invoke(value);
				}
			}
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
		throw new IllegalArgumentException(word);
	}

	private static Map<String, Class<?>> records() {
		return SettingsAutoConfigurationTests.records()
			.collect(Collectors.toMap(PropertyRecords::prefix, (type) -> type));
	}

}
