package dev.monitored.operation.declaration;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.monitored.buckets.BucketProfile;
import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.RunbookUrl;
import dev.monitored.slo.Window;
import dev.monitored.slo.objective.Apdex;
import dev.monitored.slo.objective.Availability;
import dev.monitored.slo.objective.Latency;
import dev.monitored.slo.objective.MinRate;
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

	OperationAttributes parse(OperationTexts texts) {
		UnaryOperator<String> setting = texts.setting();
		return new OperationAttributes(
				objective(texts.availability(), setting.apply("availability"), Availability::parse),
				latency(texts.latency(), setting.apply("latency")),
				objective(texts.apdex(), setting.apply("apdex"), Apdex::parse),
				buckets(texts.buckets(), setting.apply("buckets")), tags(texts.tags(), setting.apply("tags")),
				exceptions(texts.noErrorFor(), setting.apply("noErrorFor")),
				optional(texts.team(), setting.apply("team")),
				objective(texts.window(), setting.apply("window"), Window::parse),
				objective(texts.minRate(), setting.apply("minRate"), MinRate::parse),
				RunbookUrl.parse(optional(texts.runbook(), setting.apply("runbook")), setting.apply("runbook")),
				texts.page());
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

	private <T> @Nullable T objective(@Nullable String text, String setting, Function<String, T> parser) {
		return ObjectiveTexts.parse((text != null) ? resolve(text, setting) : null, setting, parser);
	}

	private @Nullable List<Latency> latency(@Nullable List<String> texts, String setting) {
		return (texts != null)
				? ObjectiveTexts.latencies(texts.stream().map((text) -> resolve(text, setting)).toList(), setting)
				: null;
	}

	private @Nullable BucketProfile buckets(@Nullable String name, String setting) {
		String resolved = optional(name, setting);
		return (resolved != null) ? this.profiles.get(resolved, setting) : null;
	}

	private @Nullable String optional(@Nullable String text, String setting) {
		String resolved = (text != null) ? resolve(text, setting).strip() : "";
		return resolved.isEmpty() ? null : resolved;
	}

	private @Nullable Map<String, String> tags(@Nullable List<String> texts, String setting) {
		return (texts != null)
				? this.tagKeys.parse(texts.stream().map((text) -> resolve(text, setting)).toList(), setting) : null;
	}

	private @Nullable List<Class<? extends Throwable>> exceptions(@Nullable List<Class<?>> types, String setting) {
		return (types != null)
				? types.stream().<Class<? extends Throwable>>map((type) -> exception(type, setting)).toList() : null;
	}

	private Class<? extends Throwable> exception(Class<?> type, String setting) {
		if (!Throwable.class.isAssignableFrom(type)) {
			throw new InvalidSettingException(setting, type.getName(), "it is not an exception type",
					"Write the name of a class that can be thrown, for example java.util.NoSuchElementException.");
		}
		return type.asSubclass(Throwable.class);
	}

}
