package dev.monitored.operation.declaration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.monitored.buckets.BucketProfile;
import dev.monitored.buckets.BucketProfiles;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.Apdex;
import dev.monitored.slo.Availability;
import dev.monitored.slo.InvalidObjectiveException;
import dev.monitored.slo.Latency;
import dev.monitored.slo.Objective;

/**
 * Understands what is written of an operation, and says of which attribute it does not.
 */
final class OperationAttributesParser {

	private final BucketProfiles profiles;

	private final TagKeys tagKeys;

	private final UnaryOperator<String> placeholders;

	OperationAttributesParser(BucketProfiles profiles, TagKeys tagKeys, UnaryOperator<String> placeholders) {
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
				optional(texts.team(), setting.apply("team")));
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

	private <T extends Objective> @Nullable T objective(@Nullable String text, String setting,
			Function<String, T> parser) {
		String resolved = (text != null) ? resolve(text, setting) : "";
		if (resolved.isBlank()) {
			return null;
		}
		try {
			return parser.apply(resolved);
		}
		catch (InvalidObjectiveException ex) {
			throw new InvalidSettingException(setting, resolved,
					"at position %d, %s".formatted(ex.getPosition(), ex.getProblem()),
					"Write for example %s.".formatted(ex.getExample()));
		}
	}

	private @Nullable List<Latency> latency(@Nullable List<String> texts, String setting) {
		if (texts == null) {
			return null;
		}
		List<Latency> objectives = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (String text : texts) {
			Latency objective = objective(text, setting, Latency::parse);
			if (objective != null) {
				if (!names.add(objective.sli())) {
					throw new InvalidSettingException(setting, text,
							"there is another objective for the same percentile",
							"Write one threshold for each percentile.");
				}
				objectives.add(objective);
			}
		}
		return objectives;
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
