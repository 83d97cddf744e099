package dev.monitored.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.ClassEditor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Bindable.BindRestriction;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.IgnoreTopLevelConverterNotFoundBindHandler;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

import dev.monitored.settings.shape.PropertyRecords;

/**
 * Binds settings straight from the {@link Environment}, so that Spring may need them
 * before all bean post-processors exist. No bean of the application takes part: neither
 * its converters nor its validators, which Spring would have to create that early.
 */
public final class Settings {

	/**
	 * What records are without a setting. These are the same in every application.
	 */
	private static final ClassValue<Object> defaults = new ClassValue<>() {

		@Override
		protected Object computeValue(Class<?> type) {
			return new Binder(List.of()).bindOrCreate(PropertyRecords.prefix(type), type);
		}

	};

	/**
	 * Converts empty text to a map, as YAML writes a map without entries, and nothing
	 * else.
	 */
	private static final ConversionService emptyMaps = emptyMaps();

	private Settings() {
	}

	/**
	 * Binds a record of properties, whose classes the default class loader loads.
	 * @param <T> the type of the record
	 * @param environment where the settings come from
	 * @param type the type of the record, with its annotation
	 * @return the record
	 */
	public static <T> T bind(Environment environment, Class<T> type) {
		return bind(environment, type, null);
	}

	/**
	 * Binds a record of properties as strictly as its annotation says. Where the record
	 * ignores keys beside its own, a key below one of its own is an error all the same.
	 * @param <T> the type of the record
	 * @param environment where the settings come from
	 * @param type the type of the record, with its annotation
	 * @param classLoader what loads the classes that settings name, the default class
	 * loader if it is {@code null}
	 * @return the record
	 * @throws InvalidSettingException if a value is none of its type
	 */
	public static <T> T bind(Environment environment, Class<T> type, @Nullable ClassLoader classLoader) {
		List<ConfigurationPropertySource> sources = sources(environment, type);
		if (sources.isEmpty()) {
			return type.cast(defaults.get(type));
		}
		try {
			return bind(binder(sources, environment, classLoader), type);
		}
		catch (BindException ex) {
			throw SettingValueHandler.unwrapped(ex);
		}
	}

	/**
	 * Finds what a record is without a setting, and remembers it.
	 * @param type the type of the record, with its annotation
	 */
	public static void bindDefaults(Class<?> type) {
		defaults.get(type);
	}

	/**
	 * Returns whether there may be a setting of a record. Without any, all of its values
	 * are defaults.
	 * @param environment where the settings come from
	 * @param type the type of the record, with its annotation
	 * @return whether a source has one, or cannot tell
	 */
	static boolean isAnyIn(Environment environment, Class<?> type) {
		return !sources(environment, type).isEmpty();
	}

	/**
	 * Returns the sources that may have a setting of a record, so that the others are not
	 * asked for each of its components.
	 * @param environment where the settings come from
	 * @param type the type of the record, with its annotation
	 * @return the sources
	 */
	private static List<ConfigurationPropertySource> sources(Environment environment, Class<?> type) {
		ConfigurationPropertyName prefix = ConfigurationPropertyName.of(PropertyRecords.prefix(type));
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source.containsDescendantOf(prefix) != ConfigurationPropertyState.ABSENT) {
				sources.add(source);
			}
		}
		return sources;
	}

	private static <T> T bind(Binder binder, Class<T> type) {
		MergedAnnotation<ConfigurationProperties> annotation = MergedAnnotations.from(type)
			.get(ConfigurationProperties.class);
		String prefix = PropertyRecords.prefix(type);
		Bindable<T> target = Bindable.of(type).withBindRestrictions(BindRestriction.NO_DIRECT_PROPERTY);
		BindHandler handler = new MapEntryHandler(
				new SettingValueHandler(new IgnoreTopLevelConverterNotFoundBindHandler()));
		if (!annotation.getBoolean("ignoreUnknownFields")) {
			return binder.bindOrCreate(prefix, target, strict(handler));
		}
		T properties = binder.bindOrCreate(prefix, target, handler);
		for (RecordComponent component : type.getRecordComponents()) {
			binder.bind(prefix + "." + DataObjectPropertyName.toDashedForm(component.getName()),
					Bindable.of(ResolvableType.forType(component.getGenericType())),
					strict(new MapEntryHandler(new SettingValueHandler(BindHandler.DEFAULT))));
		}
		return properties;
	}

	private static BindHandler strict(BindHandler handler) {
		return new NoUnboundElementsBindHandler(handler, new UnboundElementsSourceFilter());
	}

	private static Binder binder(List<ConfigurationPropertySource> sources, Environment environment,
			@Nullable ClassLoader classLoader) {
		return new Binder(sources, new PropertySourcesPlaceholdersResolver(environment), emptyMaps,
				(editors) -> editors.registerCustomEditor(Class.class, new ClassEditor(classLoader)));
	}

	private static ConversionService emptyMaps() {
		GenericConversionService conversions = new GenericConversionService();
		conversions.addConverter(String.class, Map.class, (text) -> {
			Assert.isTrue(text.isEmpty(), "A map has entries with names");
			return Map.of();
		});
		return conversions;
	}

}
