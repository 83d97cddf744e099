package dev.monitored.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.monitored.label.LabelKey;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.uri.HttpMeters;

/**
 * The limit of each label's values, and the values that are always allowed. The label's
 * settings win, then HTTP's or the application's limit for Boot, then the default.
 */
final class LabelLimits {

	private static final int MAXIMUM = 100_000;

	private static final int MIN_LENGTH = 16;

	private static final int MAX_LENGTH = 10_000;

	private final int maxValues;

	private final int maxLength;

	private final HttpMeters http;

	private final Map<Key, LabelSettings> labels = new HashMap<>();

	/**
	 * Creates limits.
	 * @param properties the settings
	 * @param http the meters of HTTP requests
	 * @param own the meters of Monitored
	 * @throws InvalidSettingException if a setting makes no sense
	 */
	LabelLimits(GuardProperties properties, HttpMeters http, OwnMeters own) {
		this.maxValues = properties.maxValues();
		this.maxLength = properties.maxLength();
		this.http = http;
		checkRange("monitored.guard.max-values", this.maxValues, 1);
		checkLength(this.maxLength);
		for (int index = 0; index < properties.labels().size(); index++) {
			String setting = "monitored.guard.labels[%d].".formatted(index);
			LabelSettings settings = properties.labels().get(index);
			add(setting, settings);
			own.check(setting, String.valueOf(settings.meter()), String.valueOf(settings.label()));
		}
	}

	private void add(String setting, LabelSettings settings) {
		String label = required(setting + "label", settings.label(), "uri");
		Key key = new Key(required(setting + "meter", settings.meter(), "http.server.requests"), new LabelKey(label));
		if (settings.maxValues() != null) {
			checkRange(setting + "max-values", settings.maxValues(), settings.allow().isEmpty() ? 1 : 0);
		}
		if (settings.maxValues() == null && settings.allow().isEmpty()) {
			throw new InvalidSettingException(setting + "max-values", null, "the entry says nothing about its label",
					"Write max-values, allow, or both.");
		}
		if (this.labels.putIfAbsent(key, settings) != null) {
			throw new InvalidSettingException(setting + "label", label,
					"the meter '%s' has another entry for it".formatted(key.meter()),
					"Write one entry for each label of a meter.");
		}
	}

	private static String required(String setting, @Nullable String value, String example) {
		if (!StringUtils.hasText(value)) {
			throw new InvalidSettingException(setting, value, "it has no name",
					"Write a name as in Micrometer, for example %s.".formatted(example));
		}
		return value;
	}

	private static void checkRange(String setting, int value, int minimum) {
		if (value < minimum || value > MAXIMUM) {
			throw new InvalidSettingException(setting, String.valueOf(value),
					"a label has from %d to %d values".formatted(minimum, MAXIMUM),
					(minimum > 0) ? "Write a number of 1 or more, for example 100."
							: "Write a number, for example 100; 0 keeps only what is allowed.");
		}
	}

	private static void checkLength(int length) {
		if (length < MIN_LENGTH || length > MAX_LENGTH) {
			throw new InvalidSettingException("monitored.guard.max-length", String.valueOf(length),
					"values have from %d to %d characters".formatted(MIN_LENGTH, MAX_LENGTH),
					"Write a number of characters, for example 128.");
		}
	}

	int maxLength() {
		return this.maxLength;
	}

	boolean isSet(String meter, String label) {
		return settings(meter, label) != null;
	}

	int maxValues(String meter, String label) {
		LabelSettings settings = settings(meter, label);
		if (settings != null && settings.maxValues() != null) {
			return settings.maxValues();
		}
		Integer ofHttp = this.http.maxValues(meter, label);
		return (ofHttp != null) ? ofHttp : this.maxValues;
	}

	/**
	 * Returns the values that a label always may have.
	 * @param meter the name of the meter
	 * @param label the key of the label
	 * @return the values
	 */
	List<String> always(String meter, String label) {
		List<String> always = new ArrayList<>(this.http.known(meter, label));
		LabelSettings settings = settings(meter, label);
		if (settings != null) {
			always.addAll(settings.allow());
		}
		return always;
	}

	private @Nullable LabelSettings settings(String meter, String label) {
		return this.labels.isEmpty() ? null : this.labels.get(new Key(meter, new LabelKey(label)));
	}

	/**
	 * A label of a meter.
	 *
	 * @param meter the name of the meter
	 * @param label the key of the label
	 */
	private record Key(String meter, LabelKey label) {

	}

}
