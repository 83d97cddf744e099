package dev.monitored.settings;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import dev.monitored.settings.shape.SettingShape;
import dev.monitored.settings.shape.SettingShape.Kind;
import dev.monitored.settings.shape.WrittenSetting;

/**
 * Stops start-up when a setting is written as something else than it is, which Spring
 * Boot would ignore: a text for a group of settings, a list for a text or for a map.
 */
final class SettingShapesCheck {

	private static final Map<String, Boolean> SWITCHES = Map.of("true", true, "on", true, "yes", true, "false", false,
			"off", false, "no", false);

	private final ConfigurationPropertyName prefix;

	private final SettingShape root;

	SettingShapesCheck(ConfigurationPropertyName prefix, SettingShape root) {
		this.prefix = prefix;
		this.root = root;
	}

	/**
	 * Checks all sources of an environment.
	 * @param environment the environment
	 * @throws InvalidSettingException if a setting has the wrong shape
	 */
	void check(Environment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource names) {
				boolean isEnvironment = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
				for (ConfigurationPropertyName name : names) {
					if (this.prefix.equals(name) || this.prefix.isAncestorOf(name)) {
						check(name, names, isEnvironment);
					}
				}
			}
		}
	}

	private void check(ConfigurationPropertyName name, IterableConfigurationPropertySource source,
			boolean isEnvironment) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		if (property != null) {
			WrittenSetting written = new WrittenSetting(property, isEnvironment);
			check(this.root, this.prefix.toString(), this.prefix.getNumberOfElements(), written);
		}
	}

	private void check(SettingShape shape, String path, int index, WrittenSetting written) {
		ConfigurationPropertyName name = written.property().getName();
		if (index == name.getNumberOfElements()) {
			checkValue(shape, path, written);
			return;
		}
		String key = name.getElement(index, Form.ORIGINAL);
		if (!name.isNumericIndex(index)) {
			checkKey(shape, path, key, index, written);
			return;
		}
		String element = path + "[" + key + "]";
		if (shape.kind() == Kind.LIST) {
			check(shape.elements(), element, index + 1, written);
		}
		else if (!written.isVariable() || (shape.kind() == Kind.VALUE && index == name.getNumberOfElements() - 1)) {
			throw failure(element, written, "it is %s and no list".formatted(description(shape)),
					withoutHyphen(shape, path, written));
		}
	}

	private void checkKey(SettingShape shape, String path, String key, int index, WrittenSetting written) {
		switch (shape.kind()) {
			case GROUP -> {
				String known = shape.find(key);
				if (known != null) {
					check(shape.setting(known), path + "." + known, index + 1, written);
				}
			}
			case MAP -> {
				if (shape.elements().kind() == Kind.GROUP) {
					checkWords(shape.elements(), path, index, written);
					check(shape.elements(), path + "." + key, index + 1, written);
				}
			}
			case LIST -> {
				if (!written.isVariable()) {
					throw failure(path + "." + key, written, "%s is %s".formatted(path, description(shape)),
							entries(shape, path, written));
				}
			}
			case VALUE -> {
				if (path.contains("[") && !written.isVariable()) {
					throw failure(path + "." + key, written, "%s is %s".formatted(path, description(shape)),
							withoutHyphen(shape, path, written));
				}
			}
		}
	}

	/**
	 * Checks that the name of an entry is one word in a variable, where further ones
	 * would be taken for settings of the entry, and ignored.
	 * @param entry the shape of the entry
	 * @param path the path of the map
	 * @param index the index of the first word
	 * @param written the setting
	 */
	private static void checkWords(SettingShape entry, String path, int index, WrittenSetting written) {
		ConfigurationPropertyName name = written.property().getName();
		int last = index + 1;
		while (last < name.getNumberOfElements() && entry.find(name.getElement(last, Form.ORIGINAL)) == null) {
			last++;
		}
		if (written.isVariable() && last > index + 1 && last < name.getNumberOfElements()) {
			String words = IntStream.range(index, last)
				.mapToObj((word) -> name.getElement(word, Form.ORIGINAL))
				.collect(Collectors.joining("-"));
			throw failure(written.name(), written, "the name of an entry has several words",
					"Write %s.%s%s in a file or in SPRING_APPLICATION_JSON. %s".formatted(path, words,
							WrittenSetting.text(name, last), WrittenSetting.NO_VARIABLE));
		}
	}

	private void checkValue(SettingShape shape, String path, WrittenSetting written) {
		boolean isOneText = shape.kind() == Kind.VALUE
				|| (shape.kind() == Kind.LIST && shape.elements().kind() == Kind.VALUE);
		if (!isOneText && !written.value().isEmpty() && (!written.isVariable() || isMeant(shape, written.value()))) {
			throw failure(path, written, "it is %s and has no value of its own".formatted(description(shape)),
					(shape.kind() == Kind.GROUP) ? below(shape, path, written) : entries(shape, path, written));
		}
	}

	/**
	 * Returns whether a variable is a setting, and none that a container runtime sets for
	 * a service of that name.
	 * @param shape the shape of the setting
	 * @param value the value of the variable
	 * @return whether it is meant for us
	 */
	private boolean isMeant(SettingShape shape, String value) {
		return shape != this.root && shape.kind() == Kind.GROUP
				&& (SWITCHES.containsKey(value.toLowerCase(Locale.ROOT)) || shape.find(value) != null);
	}

	private static String below(SettingShape group, String path, WrittenSetting written) {
		Boolean position = SWITCHES.get(written.value().toLowerCase(Locale.ROOT));
		if (position != null && group.switches().contains("enabled")) {
			return "Write %s=%s instead.".formatted(written.spelt(path + ".enabled"), position);
		}
		String named = group.find(written.value());
		if (named != null && group.switches().contains(named)) {
			return "Write %s=true instead.".formatted(written.spelt(path + "." + named));
		}
		return settings(group, path, written);
	}

	private static String settings(SettingShape group, String path, WrittenSetting written) {
		return "Write its settings below it: %s.".formatted(group.settings()
			.keySet()
			.stream()
			.map((name) -> written.spelt(path + "." + name))
			.collect(Collectors.joining(", ")));
	}

	private static String entries(SettingShape shape, String path, WrittenSetting written) {
		if (shape.kind() == Kind.MAP) {
			return "Write its entries below it, as in %s.".formatted(example(shape, path + ".name", written));
		}
		return "Write a list of %s, as in %s.".formatted((shape.elements().kind() == Kind.GROUP) ? "entries" : "values",
				example(shape, path + "[0]", written));
	}

	private static String withoutHyphen(SettingShape shape, String path, WrittenSetting written) {
		return switch (shape.kind()) {
			case VALUE, LIST -> "Write one value: %s=%s.".formatted(written.spelt(path), written.value());
			case MAP ->
				"Write a name instead of the hyphen, as in %s.".formatted(example(shape, path + ".name", written));
			case GROUP -> settings(shape, path, written);
		};
	}

	private static String example(SettingShape shape, String entry, WrittenSetting written) {
		return written.spelt(
				entry + shape.elements().settings().keySet().stream().findFirst().map((name) -> "." + name).orElse(""));
	}

	private static String description(SettingShape shape) {
		return switch (shape.kind()) {
			case VALUE -> "one value";
			case LIST -> "a list";
			case MAP -> "a map of entries with names";
			case GROUP -> "a group of settings";
		};
	}

	private static InvalidSettingException failure(String setting, WrittenSetting written, String problem,
			String remedy) {
		return new InvalidSettingException(setting, written.value(),
				"%s; it stands in %s".formatted(problem, written.place()), remedy);
	}

}
