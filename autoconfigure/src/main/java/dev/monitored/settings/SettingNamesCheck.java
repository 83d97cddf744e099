package dev.monitored.settings;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

import dev.monitored.settings.shape.PropertyRecords;
import dev.monitored.settings.shape.SettingShape;

/**
 * Stops start-up when a property under {@code monitored.} belongs to no prefix, has an
 * old name, has a key that needs brackets, or is written as something else than it is.
 * What lies below a prefix is checked where it is bound.
 */
final class SettingNamesCheck implements BeanFactoryPostProcessor {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("monitored");

	private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]");

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]*");

	private final ConfigurableEnvironment environment;

	private final Set<String> prefixes;

	SettingNamesCheck(ConfigurableEnvironment environment, Set<String> prefixes) {
		this.environment = environment;
		this.prefixes = prefixes;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		RenamedSetting.refuseIn(this.environment);
		this.environment.getPropertySources()
			.stream()
			.filter((source) -> !StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME.equals(source.getName()))
			.filter(EnumerablePropertySource.class::isInstance)
			.map(EnumerablePropertySource.class::cast)
			.forEach(this::check);
		new SettingShapesCheck(PREFIX, SettingShape.ofRecords(PREFIX, PropertyRecords.in(beanFactory)))
			.check(this.environment);
	}

	private void check(EnumerablePropertySource<?> source) {
		Map<ConfigurationPropertyName, String> spellings = new HashMap<>();
		for (String name : source.getPropertyNames()) {
			ConfigurationPropertyName uniform = ConfigurationPropertyName.adapt(name, '.');
			if (PREFIX.isAncestorOf(uniform)) {
				check(name);
				String other = spellings.put(uniform, name);
				if (other != null && !Objects.equals(source.getProperty(name), source.getProperty(other))) {
					throw new InvalidSettingException(name, String.valueOf(source.getProperty(name)),
							"it stands twice in one source, also as %s = '%s'".formatted(other,
									source.getProperty(other)),
							"Write it once.");
				}
			}
		}
	}

	private void check(String name) {
		String plain = BRACKETS.matcher(name).replaceAll("");
		if (!PLAIN.matcher(plain).matches()) {
			throw new InvalidSettingException(name, this.environment.getProperty(name),
					"a key with characters other than letters, digits and hyphens is not read as it is written",
					"Write the key in brackets and quotes, as in \"[gpt-4*]\".");
		}
		String prefix = ConfigurationPropertyName.adapt(plain, '.').getElement(1, Form.ORIGINAL);
		if (!this.prefixes.isEmpty()
				&& this.prefixes.stream().map(SettingNamesCheck::uniform).noneMatch(uniform(prefix)::equals)) {
			throw new InvalidSettingException(name, this.environment.getProperty(name),
					"there is no setting of that name",
					"Below 'monitored.' there are: %s.".formatted(String.join(", ", this.prefixes)));
		}
	}

	private static String uniform(String prefix) {
		return prefix.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

}
