package dev.monitored.operation.declaration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.monitored.buckets.BucketProfile;
import dev.monitored.label.LabelPattern;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.RunbookUrl;
import dev.monitored.slo.Slo;
import dev.monitored.slo.Window;
import dev.monitored.slo.objective.Apdex;
import dev.monitored.slo.objective.Availability;
import dev.monitored.slo.objective.Freshness;
import dev.monitored.slo.objective.Latency;
import dev.monitored.slo.objective.MinRate;
import dev.monitored.slo.objective.Objective;

/**
 * What one place says of an operation, understood and checked.
 */
final class OperationAttributes {

	static final OperationAttributes NONE = new OperationAttributes(Map.of());

	private static final WrittenAttribute<String, Availability> AVAILABILITY = WrittenAttribute
		.objective("availability", Availability::parse);

	private static final WrittenAttribute<List<String>, List<Latency>> LATENCY = new WrittenAttribute<>("latency",
			OperationAttributesParser::latency);

	private static final WrittenAttribute<String, Apdex> APDEX = WrittenAttribute.objective("apdex", Apdex::parse);

	private static final WrittenAttribute<String, BucketProfile> BUCKETS = new WrittenAttribute<>("buckets",
			OperationAttributesParser::buckets);

	private static final WrittenAttribute<List<String>, Map<String, String>> TAGS = new WrittenAttribute<>("tags",
			OperationAttributesParser::tags);

	private static final WrittenAttribute<List<Class<?>>, List<Class<? extends Throwable>>> NO_ERROR_FOR = new WrittenAttribute<>(
			"noErrorFor", OperationAttributesParser::exceptions);

	private static final WrittenAttribute<String, String> TEAM = new WrittenAttribute<>("team",
			OperationAttributesParser::text);

	private static final WrittenAttribute<String, Window> WINDOW = WrittenAttribute.objective("window", Window::parse);

	private static final WrittenAttribute<String, MinRate> MIN_RATE = WrittenAttribute.objective("minRate",
			MinRate::parse);

	private static final WrittenAttribute<String, Freshness> FRESHNESS = WrittenAttribute.objective("freshness",
			Freshness::parse);

	private static final WrittenAttribute<String, String> RUNBOOK = new WrittenAttribute<>("runbook",
			(parser, text, setting) -> RunbookUrl.parse(parser.text(text, setting), setting));

	private static final WrittenAttribute<Boolean, Boolean> INCLUDE_QUEUE = new WrittenAttribute<>("includeQueue",
			(parser, includeQueue, setting) -> includeQueue);

	private static final WrittenAttribute<Boolean, Boolean> PAGE = new WrittenAttribute<>("page",
			(parser, page, setting) -> page);

	private static final List<WrittenAttribute<?, ?>> ALL = List.of(AVAILABILITY, LATENCY, APDEX, BUCKETS, TAGS,
			NO_ERROR_FOR, TEAM, WINDOW, MIN_RATE, FRESHNESS, RUNBOOK, INCLUDE_QUEUE, PAGE);

	private final Map<WrittenAttribute<?, ?>, Object> values;

	private OperationAttributes(Map<WrittenAttribute<?, ?>, Object> values) {
		this.values = values;
	}

	static OperationAttributes parse(OperationTexts texts, OperationAttributesParser parser) {
		Map<WrittenAttribute<?, ?>, Object> values = new HashMap<>();
		for (WrittenAttribute<?, ?> attribute : ALL) {
			Object value = attribute.read(texts, parser);
			if (value != null) {
				values.put(attribute, value);
			}
		}
		return new OperationAttributes(values);
	}

	OperationAttributes overriddenBy(OperationAttributes other) {
		Map<WrittenAttribute<?, ?>, Object> overridden = new HashMap<>(this.values);
		overridden.putAll(other.values);
		return new OperationAttributes(overridden);
	}

	/**
	 * Returns the bucket profile.
	 * @return the profile, or {@code null} for the default
	 */
	@Nullable BucketProfile buckets() {
		return get(BUCKETS);
	}

	Map<String, String> tags() {
		return Objects.requireNonNullElse(get(TAGS), Map.of());
	}

	/**
	 * Returns the exception types that are no errors.
	 * @return the types
	 */
	List<Class<? extends Throwable>> noErrorFor() {
		return Objects.requireNonNullElse(get(NO_ERROR_FOR), List.of());
	}

	/**
	 * Returns the objectives.
	 * @param name the name of the operation
	 * @return the SLO, or {@code null} if there is no objective
	 */
	@Nullable Slo slo(String name) {
		List<Objective> objectives = Objective.list(get(AVAILABILITY), get(LATENCY), get(APDEX));
		if (objectives.isEmpty()) {
			return null;
		}
		return new Slo(name, OperationSignals.OPERATION, Map.of("operation", List.of(LabelPattern.exactly(name))),
				Map.of(), objectives, Objects.requireNonNullElse(get(WINDOW), Window.DEFAULT), get(MIN_RATE),
				get(FRESHNESS), get(TEAM), get(RUNBOOK), Objects.requireNonNullElse(get(INCLUDE_QUEUE), false),
				Objects.requireNonNullElse(get(PAGE), true));
	}

	/**
	 * Checks that nothing is said of objectives, where there are none.
	 * @param property where the settings are written
	 * @throws InvalidSettingException if something is
	 */
	void requireNothingOfAnSlo(String property) {
		Window window = get(WINDOW);
		MinRate minRate = get(MIN_RATE);
		refuse(property + ".window", (window != null) ? window.text() : null);
		refuse(property + ".min-rate", (minRate != null) ? minRate.text() : null);
		Freshness freshness = get(FRESHNESS);
		refuse(property + ".freshness", (freshness != null) ? freshness.text() : null);
		refuse(property + ".runbook", get(RUNBOOK));
		refuse(property + ".include-queue", get(INCLUDE_QUEUE));
		refuse(property + ".page", get(PAGE));
	}

	private static void refuse(String setting, @Nullable Object value) {
		if (value != null) {
			throw new InvalidSettingException(setting, value.toString(),
					"the operation has no objective whose events could be counted",
					"Write an objective too, for example availability: 99.9%.");
		}
	}

	@SuppressWarnings("unchecked")
	private <T> @Nullable T get(WrittenAttribute<?, T> attribute) {
		return (T) this.values.get(attribute);
	}

}
