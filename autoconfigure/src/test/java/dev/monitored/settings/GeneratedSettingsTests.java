package dev.monitored.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for every property of the configuration metadata with values of every kind: each
 * is bound as it is written, or refused by a text of ours that names the property. The
 * golden file says which.
 */
class GeneratedSettingsTests {

	private static final Path GOLDEN = Path.of("src/test/resources/settings/accepted-and-refused.txt");

	private static final Path WRITTEN = Path.of("target/accepted-and-refused.txt");

	@Test
	void everyPropertyIsBoundAsItIsWrittenOrRefused() throws IOException {
		StringBuilder table = new StringBuilder();
		for (String property : WrittenProperties.all()) {
			table.append(property).append('\n');
			written(property).forEach((kind, settings) -> table
				.append("    %-12s %s%n".formatted(kind, outcome(property, kind, settings))));
		}
		Files.writeString(WRITTEN, table);
		assertThat(table.toString()).doesNotContain("NEITHER");
		assertThat(GOLDEN).as("run: cp autoconfigure/%s autoconfigure/%s", WRITTEN, GOLDEN)
			.hasContent(table.toString());
	}

	private static Map<String, Map<String, String>> written(String property) {
		String valid = WrittenProperties.valid(property);
		Map<String, Map<String, String>> written = new LinkedHashMap<>();
		written.put("valid", Map.of(property, valid));
		written.put("variable", Map.of(property, valid));
		written.put("text", Map.of(property, "nonsense"));
		written.put("negative", Map.of(property, "-1"));
		written.put("zero", Map.of(property, "0"));
		written.put("huge", Map.of(property, "99999999999999999999"));
		written.put("fraction", Map.of(property, "1.5"));
		written.put("empty", Map.of(property, ""));
		written.put("unicode", Map.of(property, "\u00fc\u2603"));
		written.put("placeholder", Map.of(property, "${nowhere}"));
		written.put("list", ordered(property + "[0]", "x", property + "[1]", "y"));
		written.put("map", Map.of(property + ".some", "x"));
		String camelCase = camelCase(property);
		if (!camelCase.equals(property)) {
			written.put("twice", ordered(property, valid, camelCase, "0"));
		}
		return written;
	}

	private static Map<String, String> ordered(String first, String firstValue, String second, String secondValue) {
		Map<String, String> ordered = new LinkedHashMap<>();
		ordered.put(first, firstValue);
		ordered.put(second, secondValue);
		return ordered;
	}

	private static String outcome(String property, String kind, Map<String, String> settings) {
		AtomicReference<String> outcome = new AtomicReference<>();
		MonitoredContext.runner()
			.withInitializer((context) -> write(property, kind, settings, context.getEnvironment()))
			.run((context) -> outcome.set((context.getStartupFailure() != null)
					? refused(property, kind, settings, context.getStartupFailure())
					: accepted(property, kind, settings, context.getEnvironment())));
		return outcome.get();
	}

	private static void write(String property, String kind, Map<String, String> settings,
			ConfigurableEnvironment environment) {
		Map<String, Object> map = new LinkedHashMap<>(WrittenProperties.required(property));
		map.putAll(settings);
		if (kind.equals("variable")) {
			Map<String, Object> variables = map.entrySet()
				.stream()
				.collect(Collectors.toMap((entry) -> variable(entry.getKey()), Map.Entry::getValue));
			environment.getPropertySources()
				.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
								variables));
		}
		else {
			environment.getPropertySources().addFirst(new MapPropertySource("written", map));
		}
	}

	private static String explain(String property, String kind, Map<String, String> settings, Throwable failure) {
		try {
			return MonitoredContext.explain(failure);
		}
		catch (AssertionError ex) {
			StandardEnvironment environment = new StandardEnvironment();
			write(property, kind, settings, environment);
			FailureAnalysis analysis = new UnresolvedSettingFailureAnalyzer(environment).analyze(failure);
			return (analysis != null) ? analysis.getDescription() : String.valueOf(failure);
		}
	}

	private static String refused(String property, String kind, Map<String, String> settings, Throwable failure) {
		String text = explain(property, kind, settings, failure);
		boolean isOurs = text.startsWith("A setting of Monitored is invalid:")
				|| text.startsWith("Settings of Monitored do not exist:");
		String named = text.lines().filter((line) -> line.contains("Setting: ")).findFirst().orElse("");
		String setting = uniform(named.substring(named.indexOf(':') + 1).strip());
		boolean isNamed = setting.startsWith(uniform(property)) || uniform(property).startsWith(setting + ".");
		String reason = text.lines()
			.filter((line) -> line.contains("Reason: "))
			.map((line) -> line.strip().replaceAll("; it stands in .*", ""))
			.findFirst()
			.orElse("Reason: it does not exist");
		return (isOurs && isNamed) ? "refused, " + reason.substring(8) : "NEITHER: " + text.replace('\n', ' ');
	}

	private static String accepted(String property, String kind, Map<String, String> settings,
			Environment environment) {
		Object bound = WrittenProperties.bound(property, environment);
		String expected = kind.equals("list") ? "x,y" : settings.getOrDefault(property, "");
		if (kind.equals("map") || kind.equals("twice")) {
			return "NEITHER: bound " + bound;
		}
		boolean isOff = expected.equals("0") && Boolean.FALSE.equals(bound);
		return (expected.isEmpty() || isOff || expected.equals(text(bound))) ? "accepted" : "NEITHER: bound " + bound;
	}

	private static String text(@Nullable Object bound) {
		if (bound instanceof Collection<?> elements) {
			return elements.stream().map(GeneratedSettingsTests::text).collect(Collectors.joining(","));
		}
		if (bound instanceof Duration time) {
			return time.isZero() ? "0" : time.toSeconds() + "s";
		}
		if (bound instanceof Class<?> type) {
			return type.getName();
		}
		return (bound instanceof Enum<?> constant) ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
				: String.valueOf(bound);
	}

	private static String camelCase(String property) {
		StringBuilder text = new StringBuilder();
		for (int index = 0; index < property.length(); index++) {
			char character = property.charAt(index);
			if (character == '-') {
				index++;
			}
			text.append((character == '-') ? Character.toUpperCase(property.charAt(index)) : character);
		}
		return text.toString();
	}

	private static String uniform(String property) {
		return property.replace("-", "").toLowerCase(Locale.ROOT);
	}

	private static String variable(String property) {
		return property.replace("-", "").replace("]", "").replaceAll("[.\\[]", "_").toUpperCase(Locale.ROOT);
	}

}
