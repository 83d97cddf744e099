package dev.monitored.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
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

	private final Supplier<Set<String>> documented;

	/**
	 * Creates a check.
	 * @param environment where the settings are
	 * @param documented the prefixes of all documented properties, asked for only where a
	 * setting belongs to no record whose bean is declared
	 */
	SettingNamesCheck(ConfigurableEnvironment environment, Supplier<Set<String>> documented) {
		this.environment = environment;
		this.documented = documented;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		RenamedSetting.refuseIn(this.environment);
		SettingShape declared = SettingShape.ofRecords(PREFIX, PropertyRecords.in(beanFactory));
		for (PropertySource<?> source : this.environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> names
					&& !StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME.equals(source.getName())) {
				check(names, declared);
			}
		}
		new SettingShapesCheck(PREFIX, declared).check(this.environment);
	}

	private void check(EnumerablePropertySource<?> source, SettingShape declared) {
		Map<ConfigurationPropertyName, String> spellings = new HashMap<>();
		for (String name : source.getPropertyNames()) {
			ConfigurationPropertyName uniform = mayBeOurs(name) ? ConfigurationPropertyName.adapt(name, '.')
					: ConfigurationPropertyName.EMPTY;
			if (PREFIX.isAncestorOf(uniform)) {
				check(name, declared);
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

	/**
	 * Returns whether a name may begin with our prefix in some spelling. Most do not, and
	 * need not be taken apart.
	 * @param name the name of a property
	 * @return whether its first letter is ours, or it begins with something else
	 */
	private static boolean mayBeOurs(String name) {
		return !name.isEmpty() && (!Character.isLetter(name.charAt(0)) || Character.toLowerCase(name.charAt(0)) == 'm');
	}

	private void check(String name, SettingShape declared) {
		String plain = BRACKETS.matcher(name).replaceAll("");
		if (!PLAIN.matcher(plain).matches()) {
			throw new InvalidSettingException(name, this.environment.getProperty(name),
					"a key with characters other than letters, digits and hyphens is not read as it is written",
					"Write the key in brackets and quotes, as in \"[gpt-4*]\".");
		}
		String prefix = ConfigurationPropertyName.adapt(plain, '.').getElement(1, Form.ORIGINAL);
		if (declared.find(prefix) != null) {
			return;
		}
		Set<String> prefixes = this.documented.get();
		if (!prefixes.isEmpty()
				&& prefixes.stream().map(SettingShape::uniform).noneMatch(SettingShape.uniform(prefix)::equals)) {
			throw new InvalidSettingException(name, this.environment.getProperty(name),
					"there is no setting of that name",
					"Below 'monitored.' there are: %s.".formatted(String.join(", ", prefixes)));
		}
	}

}
