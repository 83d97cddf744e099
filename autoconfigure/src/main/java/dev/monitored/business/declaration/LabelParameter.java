package dev.monitored.business.declaration;

import java.util.List;
import java.util.stream.Stream;

/**
 * A parameter that gives a label its value.
 *
 * @param index the index of the parameter
 * @param key the key of the label
 * @param values all values that the type of the parameter has, those of an enum in its
 * order, {@code false} before {@code true}; none if it has more than can be listed
 */
public record LabelParameter(int index, String key, List<String> values) {

	/**
	 * Returns all values of a type.
	 * @param type the type of the parameter
	 * @return the values, none if they cannot be listed
	 */
	static List<String> values(Class<?> type) {
		if (type == boolean.class || type == Boolean.class) {
			return List.of("false", "true");
		}
		return type.isEnum() ? Stream.of(type.getEnumConstants()).map(Object::toString).toList() : List.of();
	}

}
