package dev.monitored.operation.declaration;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.monitored.buckets.BucketProfile;
import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.objective.Latency;
import dev.monitored.slo.objective.ObjectiveTexts;

/**
 * Understands what is written of an operation, and says of which attribute it does not.
 */
final class OperationAttributesParser {

	private final BucketProfileCatalog profiles;

	private final TagKeys tagKeys;

	private final UnaryOperator<String> placeholders;

	OperationAttributesParser(BucketProfileCatalog profiles, TagKeys tagKeys, UnaryOperator<String> placeholders) {
		this.profiles = profiles;
		this.tagKeys = tagKeys;
		this.placeholders = placeholders;
	}

	/**
	 * Reads the name of an operation.
	 * @param text the text
	 * @param setting where it is written, for the message
	 * @return the name
	 */
	String name(String text, String setting) {
		String name = resolve(text, setting).strip();
		if (name.isEmpty()) {
			throw new InvalidSettingException(setting, text, "the name is blank",
					"Write a name, or nothing for the default.");
		}
		return name;
	}

	private String resolve(String text, String setting) {
		try {
			return this.placeholders.apply(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingException(setting, text, String.valueOf(ex.getMessage()),
					"Set the property, or give it a default value as in ${property:default}.");
		}
	}

	<T> @Nullable T objective(String text, String setting, Function<String, T> parser) {
		return ObjectiveTexts.parse(resolve(text, setting), setting, parser);
	}

	List<Latency> latency(List<String> texts, String setting) {
		return ObjectiveTexts.latencies(resolve(texts, setting), setting);
	}

	@Nullable BucketProfile buckets(String name, String setting) {
		String resolved = text(name, setting);
		return (resolved != null) ? this.profiles.get(resolved, setting) : null;
	}

	@Nullable String text(String text, String setting) {
		String resolved = resolve(text, setting).strip();
		return resolved.isEmpty() ? null : resolved;
	}

	Map<String, String> tags(List<String> texts, String setting) {
		return this.tagKeys.parse(resolve(texts, setting), setting);
	}

	List<Class<? extends Throwable>> exceptions(List<Class<?>> types, String setting) {
		return types.stream().<Class<? extends Throwable>>map((type) -> exception(type, setting)).toList();
	}

	private List<String> resolve(List<String> texts, String setting) {
		return texts.stream().map((text) -> resolve(text, setting)).toList();
	}

	private Class<? extends Throwable> exception(Class<?> type, String setting) {
		if (!Throwable.class.isAssignableFrom(type)) {
			throw new InvalidSettingException(setting, type.getName(), "it is not an exception type",
					"Write the name of a class that can be thrown, for example java.util.NoSuchElementException.");
		}
		return type.asSubclass(Throwable.class);
	}

}
