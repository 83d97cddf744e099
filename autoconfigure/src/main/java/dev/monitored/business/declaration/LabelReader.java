package dev.monitored.business.declaration;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.micrometer.common.annotation.NoOpValueResolver;
import io.micrometer.core.aop.MeterTag;
import org.springframework.util.StringUtils;

import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.guard.LabelGuard;
import dev.monitored.label.LabelKey;
import dev.monitored.settings.InvalidSettingException;

/**
 * Reads the labels of a method.
 */
final class LabelReader {

	static final int MAX_SERIES = 1_000;

	private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9]*([._][a-z0-9]+)*");

	/**
	 * Labels that Prometheus gives to samples and targets itself, and the one by which
	 * SLOs name a counter.
	 */
	private static final Set<String> RESERVED = Set.of("le", "quantile", "instance", "job", "service", "endpoint",
			"pod", "namespace", "counter");

	private final LabelGuard guard;

	private final ForbiddenLabels forbidden;

	LabelReader(LabelGuard guard, ForbiddenLabels forbidden) {
		this.guard = guard;
		this.forbidden = forbidden;
	}

	/**
	 * Reads the labels.
	 * @param meter the name of the meter
	 * @param parameters the parameters of the method
	 * @param source where they are written
	 * @return the labels
	 * @throws InvalidSettingException if one makes no sense
	 */
	List<LabelParameter> read(String meter, Parameter[] parameters, String source) {
		List<LabelParameter> labels = new ArrayList<>();
		for (int index = 0; index < parameters.length; index++) {
			for (MeterTag tag : parameters[index].getAnnotationsByType(MeterTag.class)) {
				LabelParameter label = label(meter, index, parameters[index].getType(), tag, source);
				requireOnce(label.key(), labels, source);
				labels.add(label);
			}
		}
		checkNumber(labels, source);
		return labels;
	}

	private LabelParameter label(String meter, int index, Class<?> type, MeterTag tag, String source) {
		String key = StringUtils.hasText(tag.value()) ? tag.value() : tag.key();
		checkKey(key, source);
		if (StringUtils.hasText(tag.expression()) || tag.resolver() != NoOpValueResolver.class) {
			throw new InvalidSettingException(source, key, "the label has an expression or a resolver",
					"Let the parameter be the value itself, and its caller say it.");
		}
		List<String> values = LabelParameter.values(type);
		if (values.isEmpty() && !this.guard.isLimited(meter, key)) {
			throw new InvalidSettingException(source, key,
					"the label can have any %s as a value".formatted(type.getSimpleName()),
					"Write an enum, or limit it under monitored.guard.labels: - { meter: %s, label: %s, max-values: 20 }."
						.formatted(meter, key));
		}
		return new LabelParameter(index, key, values);
	}

	private void checkKey(String key, String source) {
		if (!VALID.matcher(key).matches()) {
			throw new InvalidSettingException(source, key, "it is not the name of a label",
					"Write lower-case letters, digits, dots and underscores, for example @MeterTag(\"channel\").");
		}
		if (RESERVED.stream().anyMatch(new LabelKey(key)::is)) {
			throw new InvalidSettingException(source, key,
					"Prometheus or Monitored give a label of that name themselves",
					"Write another name than %s.".formatted(String.join(", ", RESERVED.stream().sorted().toList())));
		}
		if (this.forbidden.contains(key)) {
			throw new InvalidSettingException(source, key, "such a label has a value for each user, request or moment",
					"Take the label off, or off monitored.guard.forbidden-labels if its values are few.");
		}
	}

	private static void requireOnce(String key, List<LabelParameter> labels, String source) {
		if (labels.stream().map(LabelParameter::key).anyMatch(new LabelKey(key)::is)) {
			throw new InvalidSettingException(source, key, "the label stands twice", "Write each label once.");
		}
	}

	private static void checkNumber(List<LabelParameter> labels, String source) {
		double series = labels.stream()
			.filter((label) -> !label.values().isEmpty())
			.mapToDouble((label) -> label.values().size())
			.reduce(1, (one, other) -> one * other);
		if (series > MAX_SERIES) {
			throw new InvalidSettingException(source, null,
					"its labels have %.0f combinations, %d are allowed".formatted(series, MAX_SERIES),
					"Write a meter for each label, or enums with fewer values.");
		}
	}

}
