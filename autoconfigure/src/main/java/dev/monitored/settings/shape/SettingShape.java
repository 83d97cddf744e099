package dev.monitored.settings.shape;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.ResolvableType;

/**
 * How a setting is written: as one value, as a list, as a map, or as a group of settings.
 *
 * @param kind which of these it is
 * @param type the type of the value, of the list, of the map or of the group
 * @param element what each element of a list or map is
 * @param settings what a group has, by names with hyphens
 */
public record SettingShape(Kind kind, Class<?> type, @Nullable SettingShape element,
		Map<String, SettingShape> settings) {

	/**
	 * Returns the shape of all that is below a prefix.
	 * @param prefix the prefix
	 * @param types the types of the records of properties by their prefixes, which are
	 * this one or one word longer
	 * @return a group
	 */
	public static SettingShape ofRecords(ConfigurationPropertyName prefix, Map<String, Class<?>> types) {
		Map<String, SettingShape> settings = new TreeMap<>();
		for (Map.Entry<String, Class<?>> type : types.entrySet()) {
			ConfigurationPropertyName name = ConfigurationPropertyName.of(type.getKey());
			if (prefix.equals(name)) {
				settings.putAll(ofRecord(type.getValue()).settings());
			}
			else {
				settings.put(name.getLastElement(Form.DASHED), ofRecord(type.getValue()));
			}
		}
		return new SettingShape(Kind.GROUP, Map.class, null, settings);
	}

	/**
	 * Returns the shape of a record of properties.
	 * @param type the type of the record
	 * @return its group
	 */
	private static SettingShape ofRecord(Class<?> type) {
		Map<String, SettingShape> settings = new LinkedHashMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			settings.put(DataObjectPropertyName.toDashedForm(component.getName()),
					of(ResolvableType.forType(component.getGenericType())));
		}
		return new SettingShape(Kind.GROUP, type, null, settings);
	}

	private static SettingShape of(ResolvableType type) {
		Class<?> resolved = type.toClass();
		if (resolved.isRecord()) {
			return ofRecord(resolved);
		}
		if (Map.class.isAssignableFrom(resolved)) {
			return new SettingShape(Kind.MAP, resolved, of(type.asMap().getGeneric(1)), Map.of());
		}
		if (Collection.class.isAssignableFrom(resolved)) {
			return new SettingShape(Kind.LIST, resolved, of(type.asCollection().getGeneric(0)), Map.of());
		}
		return new SettingShape(Kind.VALUE, resolved, null, Map.of());
	}

	/**
	 * Returns the name of a setting of this group.
	 * @param name the name in any spelling
	 * @return the name with hyphens, or {@code null} if there is no such setting
	 */
	public @Nullable String find(String name) {
		String uniform = uniform(name);
		for (String known : this.settings.keySet()) {
			if (uniform(known).equals(uniform)) {
				return known;
			}
		}
		return null;
	}

	/**
	 * Returns the settings of this group that are on or off.
	 * @return their names
	 */
	public List<String> switches() {
		return this.settings.keySet().stream().filter((name) -> setting(name).type() == boolean.class).toList();
	}

	/**
	 * Returns a setting of this group.
	 * @param name the name with hyphens
	 * @return its shape
	 */
	public SettingShape setting(String name) {
		return Objects.requireNonNull(this.settings.get(name));
	}

	/**
	 * Returns what the elements of this list or map are.
	 * @return their shape
	 */
	public SettingShape elements() {
		return Objects.requireNonNull(this.element);
	}

	/**
	 * Returns a name in the form in which Spring Boot compares names.
	 * @param name the name, in any spelling that Spring Boot takes
	 * @return lower case without hyphens and underscores
	 */
	public static String uniform(String name) {
		return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * The kinds of shapes.
	 */
	public enum Kind {

		/**
		 * One value.
		 */
		VALUE,

		/**
		 * Values or groups in an order.
		 */
		LIST,

		/**
		 * Values or groups by names that users choose.
		 */
		MAP,

		/**
		 * Settings of their own.
		 */
		GROUP

	}

}
