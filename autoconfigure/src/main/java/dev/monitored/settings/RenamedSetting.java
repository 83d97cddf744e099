package dev.monitored.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import dev.monitored.settings.shape.WrittenSetting;

/**
 * A setting that has a new name. Its old name stops start-up in every source, also where
 * Spring Boot ignores a name that it does not know: in a variable of the environment.
 */
enum RenamedSetting {

	/**
	 * Settings of single operations.
	 */
	OPERATIONS("monitored.operations", "monitored.operation.overrides", "\\[\\d+]\\."),

	/**
	 * SLOs over calls of one signal.
	 */
	SLOS("monitored.slo.slos", "monitored.slo.definitions", "[.\\[](?<name>.+?)\\.");

	private final ConfigurationPropertyName oldName;

	private final ConfigurationPropertyName newName;

	/**
	 * What is between the name and a key in a variable.
	 */
	private final String element;

	RenamedSetting(String oldName, String newName, String element) {
		this.oldName = ConfigurationPropertyName.of(oldName);
		this.newName = ConfigurationPropertyName.of(newName);
		this.element = element;
	}

	/**
	 * Checks that no source of an environment has an old name.
	 * @param environment the environment
	 * @throws InvalidSettingException if one has
	 */
	static void refuseIn(Environment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource names) {
				for (RenamedSetting renamed : values()) {
					renamed.refuseIn(names);
				}
			}
		}
	}

	/**
	 * Returns whether a first word below {@code monitored.} is an old name.
	 * @param feature the word
	 * @return whether it is
	 */
	static boolean isOld(String feature) {
		return Arrays.stream(values()).anyMatch((renamed) -> renamed.oldName.toString().equals("monitored." + feature));
	}

	private void refuseIn(IterableConfigurationPropertySource source) {
		boolean isEnvironment = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
		for (ConfigurationPropertyName name : source) {
			boolean isRefused = isEnvironment ? isVariable(name) : isOld(name);
			ConfigurationProperty property = isRefused ? source.getConfigurationProperty(name) : null;
			if (property != null) {
				throw failure(new WrittenSetting(property, isEnvironment));
			}
		}
	}

	private boolean isOld(ConfigurationPropertyName name) {
		return this.oldName.equals(name) || this.oldName.isAncestorOf(name);
	}

	private boolean isVariable(ConfigurationPropertyName name) {
		return isOld(name) && variable(name).matches();
	}

	/**
	 * Matches variables that are settings, and not those that Kubernetes sets for each
	 * service: {@code MONITORED_OPERATIONS_PORT} belongs to a service of that name.
	 * @param name the name of a variable
	 * @return the matcher
	 */
	private Matcher variable(ConfigurationPropertyName name) {
		return Pattern.compile(Pattern.quote(this.oldName.toString()) + this.element + Keys.PATTERN)
			.matcher(name.toString());
	}

	private InvalidSettingException failure(WrittenSetting written) {
		String replacement = this.newName
				+ WrittenSetting.text(written.property().getName(), this.oldName.getNumberOfElements());
		return new InvalidSettingException(written.name(), written.value(),
				"%s is now %s; the old name stands in %s".formatted(this.oldName, this.newName, written.place()),
				"Write %s"
					.formatted(written.isVariable() ? spelling(written, replacement) : replacement + " instead."));
	}

	private String spelling(WrittenSetting written, String replacement) {
		Matcher name = variable(written.property().getName());
		if (this != SLOS || !name.matches() || name.group("name").matches("\\w+")) {
			return written.spelt(replacement) + " instead.";
		}
		String words = name.group("name").replace("]", "").replaceAll("[.\\[]", "-");
		return "%s.%s.%s%s in a file or in SPRING_APPLICATION_JSON. %s".formatted(this.newName, words,
				Keys.withHyphens(name.group("key")), Objects.requireNonNullElse(name.group("below"), ""),
				WrittenSetting.NO_VARIABLE);
	}

	/**
	 * The keys that there were below both names.
	 */
	private static final class Keys {

		private static final List<String> WITH_HYPHENS = List.of("name", "by-hand", "signal", "match", "availability",
				"latency", "apdex", "buckets", "tags", "no-error-for", "team", "window", "min-rate", "runbook", "page");

		/**
		 * A key as a variable spells it, and what is below it.
		 */
		private static final String PATTERN = WITH_HYPHENS.stream()
			.map((key) -> key.replace("-", "\\.?"))
			.collect(Collectors.joining("|", "(?<key>", ")(?<below>[.\\[].*)?"));

		/**
		 * Returns a key as a file spells it.
		 * @param spelt the key as a variable spells it
		 * @return the key with its hyphens
		 */
		private static String withHyphens(String spelt) {
			return WITH_HYPHENS.stream()
				.filter((key) -> key.replace("-", "").equals(spelt.replace(".", "")))
				.findFirst()
				.orElse(spelt);
		}

	}

}
