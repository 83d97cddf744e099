package dev.monitored.operation.declaration;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.annotation.MergedAnnotation;

/**
 * What is written of an operation, in one place: an annotation, a pointcut, or an entry
 * of the configuration.
 *
 * @param setting what an attribute of that place is called in messages
 * @param written what is written there, by the name of the attribute in the annotation
 */
record OperationTexts(UnaryOperator<String> setting, Map<String, @Nullable Object> written) {

	static OperationTexts of(MergedAnnotation<?> annotation, AnnotatedElement element) {
		Map<String, @Nullable Object> written = new HashMap<>();
		annotation.asMap().forEach((name, value) -> written.put(name, present(value)));
		return new OperationTexts((attribute) -> "%s of @Monitored on %s".formatted(attribute, element), written);
	}

	static OperationTexts of(Map<String, @Nullable Object> written, String property) {
		return new OperationTexts((attribute) -> property + "." + DataObjectPropertyName.toDashedForm(attribute),
				written);
	}

	private static @Nullable Object present(Object value) {
		if (value instanceof Object[] elements) {
			return (elements.length > 0) ? Arrays.asList(elements) : null;
		}
		return "".equals(value) ? null : value;
	}

}
