package dev.monitored.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import dev.monitored.settings.shape.SettingShape;
import dev.monitored.settings.shape.WrittenSetting;

/**
 * Makes one entry of a map of what Spring Boot makes two: one that a file names, and one
 * that a variable of the environment names, which cannot spell the name. The value of the
 * variable is in both.
 */
final class MapEntryHandler extends AbstractBindHandler {

	MapEntryHandler(BindHandler parent) {
		super(parent);
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		Object bound = super.onSuccess(name, target, context, result);
		return (bound instanceof Map<?, ?> entries && entries.size() > 1)
				? new Entries(name, entries, context).withoutVariables() : bound;
	}

	/**
	 * The entries of one map.
	 */
	private static final class Entries {

		private final ConfigurationPropertyName map;

		private final Map<?, ?> entries;

		/**
		 * A property of each entry that stands elsewhere than in the environment.
		 */
		private final Map<Object, WrittenSetting> named = new LinkedHashMap<>();

		/**
		 * A variable of each entry that stands in the environment.
		 */
		private final Map<Object, WrittenSetting> variables = new HashMap<>();

		Entries(ConfigurationPropertyName map, Map<?, ?> entries, BindContext context) {
			this.map = map;
			this.entries = entries;
			for (ConfigurationPropertySource source : context.getSources()) {
				if (source instanceof IterableConfigurationPropertySource names) {
					addAll(names);
				}
			}
		}

		private void addAll(IterableConfigurationPropertySource source) {
			for (ConfigurationPropertyName name : source) {
				if (this.map.isAncestorOf(name)) {
					add(name, source);
				}
			}
		}

		private void add(ConfigurationPropertyName name, IterableConfigurationPropertySource source) {
			boolean isVariable = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
			ConfigurationProperty property = source.getConfigurationProperty(name);
			Object key = (property != null) ? key(name) : null;
			if (property != null && key != null) {
				(isVariable ? this.variables : this.named).put(key, new WrittenSetting(property, isVariable));
			}
		}

		/**
		 * Returns the entry that a property belongs to, as Spring Boot binds it. The key
		 * of a group of settings is one element, any other key is all that comes before
		 * the index in a list.
		 * @param name the name of the property
		 * @return the key, or {@code null} if there is no such entry
		 */
		private @Nullable Object key(ConfigurationPropertyName name) {
			int first = this.map.getNumberOfElements();
			String element = name.getElement(first, Form.ORIGINAL);
			if (this.entries.get(element) instanceof Record) {
				return element;
			}
			return longest(text(name));
		}

		private @Nullable Object longest(String text) {
			Object longest = null;
			for (Object key : this.entries.keySet()) {
				if ((text.equals(key) || text.startsWith(key + "."))
						&& (longest == null || key.toString().length() > longest.toString().length())) {
					longest = key;
				}
			}
			return longest;
		}

		private String text(ConfigurationPropertyName name) {
			StringBuilder text = new StringBuilder();
			for (int index = this.map.getNumberOfElements(); index < name.getNumberOfElements(); index++) {
				text.append(text.isEmpty() ? "" : ".").append(name.getElement(index, Form.ORIGINAL));
			}
			return text.toString();
		}

		/**
		 * Returns the entries without those that variables add to what a file names.
		 * @return the entries
		 * @throws InvalidSettingException if a variable does not reach what it names, or
		 * two entries have one name
		 */
		Map<Object, Object> withoutVariables() {
			Map<Object, Object> kept = new LinkedHashMap<>(this.entries);
			for (Map.Entry<Object, WrittenSetting> spelt : this.named.entrySet()) {
				for (Object key : this.entries.keySet()) {
					requireOne(key, spelt.getKey(), spelt.getValue());
					if (isOfVariable(key, spelt.getKey(), spelt.getValue())) {
						kept.remove(key);
					}
				}
			}
			return kept;
		}

		private void requireOne(Object key, Object spelt, WrittenSetting written) {
			WrittenSetting other = this.named.get(key);
			if (other != null && !key.equals(spelt) && isSame(spelt, key)) {
				throw twice(spelt, written, key, other);
			}
		}

		private boolean isOfVariable(Object key, Object spelt, WrittenSetting written) {
			if (this.named.containsKey(key) || !isVariableOf(String.valueOf(spelt), String.valueOf(key))) {
				return false;
			}
			requireReached(spelt, written.property().getName(), this.variables.get(key));
			return true;
		}

		private InvalidSettingException twice(Object spelt, WrittenSetting written, Object key, WrittenSetting other) {
			return new InvalidSettingException(this.map + "." + key, null,
					"'%s' and '%s' are one name, which stands twice: in %s, and in %s".formatted(key, spelt,
							other.place(), written.place()),
					"Write it once.");
		}

		/**
		 * Returns whether a variable stands for a name: in lower case, without hyphens
		 * and underscores or with dots for them.
		 * @param name the name
		 * @param variable the name that the variable has
		 * @return whether it does
		 */
		private static boolean isVariableOf(String name, String variable) {
			String uniform = name.toLowerCase(Locale.ROOT);
			return variable.equals(uniform.replace("-", "").replace("_", ""))
					|| variable.equals(uniform.replace('-', '.').replace('_', '.'));
		}

		private static boolean isSame(Object one, Object other) {
			return SettingShape.uniform(one.toString()).equals(SettingShape.uniform(other.toString()));
		}

		private void requireReached(Object spelt, ConfigurationPropertyName name, @Nullable WrittenSetting variable) {
			if (variable != null && name.chop(this.map.getNumberOfElements() + 1).isLastElementIndexed()) {
				throw new InvalidSettingException(variable.name(), variable.value(),
						"it does not override %s[%s], which is in brackets; it stands in %s".formatted(this.map, spelt,
								variable.place()),
						"Write %s without brackets, or the value in a file or in SPRING_APPLICATION_JSON."
							.formatted(spelt));
			}
		}

	}

}
