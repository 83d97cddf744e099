package dev.monitored.operation.declaration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.monitored.label.LabelKey;
import dev.monitored.settings.InvalidSettingException;

/**
 * The label keys that operations have besides their own, the same ones for every
 * operation, because a meter with changing keys cannot be summed.
 *
 * @param keys the keys, in the order of their declaration
 */
public record TagKeys(List<String> keys) {

	private static final String PROPERTY = "monitored.operation.tag-keys";

	private static final Pattern VALID = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*(\\.[a-zA-Z0-9_]+)*");

	private static final Set<String> TAKEN = Set.of("operation", "status", "error", "le", "quantile");

	private static final String NO_NAME = "it is not the name of a label";

	private static final String IS_TAKEN = "operations have a label of that name already";

	/**
	 * Checks the keys.
	 * @throws InvalidSettingException if one is no label name, is taken, or stands twice
	 */
	public TagKeys {
		keys = List.copyOf(keys);
		for (int index = 0; index < keys.size(); index++) {
			check(keys, index);
		}
	}

	/**
	 * Reads labels.
	 * @param texts labels as {@code key=value}
	 * @param setting where they are written, for the message
	 * @return the values by key
	 * @throws InvalidSettingException if one is something else or its key is not declared
	 */
	Map<String, String> parse(List<String> texts, String setting) {
		Map<String, String> tags = new LinkedHashMap<>();
		for (String text : texts) {
			int equals = text.indexOf('=');
			String key = (equals > 0) ? text.substring(0, equals).strip() : "";
			String value = text.substring(equals + 1).strip();
			if (key.isEmpty() || value.isEmpty()) {
				throw new InvalidSettingException(setting, text, "it is not of the form key=value",
						"Write for example \"team=payments\".");
			}
			if (tags.put(declared(key, setting, text), value) != null) {
				throw new InvalidSettingException(setting, text, "the key '%s' stands twice".formatted(key),
						"Write each key once.");
			}
		}
		return tags;
	}

	/**
	 * Returns a key as it is declared.
	 * @param key the key, in either spelling
	 * @param setting where it is used, for the message
	 * @param value what is written there, for the message
	 * @return the key in the spelling that the meter has
	 * @throws InvalidSettingException if it is not declared
	 */
	public String declared(String key, String setting, String value) {
		String declared = find(key);
		if (declared == null) {
			throw new InvalidSettingException(setting, value, "the label key '%s' is not declared".formatted(key),
					"Declare it once for all operations: %s.".formatted(with(key)));
		}
		return declared;
	}

	/**
	 * Returns a key as it is declared.
	 * @param key the key, in either spelling
	 * @return the key in the spelling that the meter has, or {@code null} if it is not
	 * declared
	 */
	@Nullable String find(String key) {
		return this.keys.stream().filter(new LabelKey(key)::is).findFirst().orElse(null);
	}

	/**
	 * Returns what declares these keys and another one.
	 * @param key the other one
	 * @return the setting, as it is written
	 */
	String with(String key) {
		return "%s: [ %s ]".formatted(PROPERTY,
				Stream.concat(this.keys.stream(), Stream.of(key)).collect(Collectors.joining(", ")));
	}

	/**
	 * Returns why a key cannot be declared.
	 * @param key the key
	 * @return the reason, or {@code null} if it can
	 */
	static @Nullable String refusal(String key) {
		if (!VALID.matcher(key).matches()) {
			return NO_NAME;
		}
		return TAKEN.contains(key) ? IS_TAKEN : null;
	}

	private static void check(List<String> keys, int index) {
		String key = keys.get(index);
		String setting = "%s[%d]".formatted(PROPERTY, index);
		String refusal = refusal(key);
		if (refusal != null) {
			throw new InvalidSettingException(setting, key, refusal, refusal.equals(NO_NAME)
					? "Write a letter followed by letters, digits, underscores and dots, for example region."
					: "Write another name than %s.".formatted(String.join(", ", TAKEN.stream().sorted().toList())));
		}
		if (keys.subList(0, index).stream().anyMatch(new LabelKey(key)::is)) {
			throw new InvalidSettingException(setting, key, "the key stands twice", "Write each key once.");
		}
	}

}
